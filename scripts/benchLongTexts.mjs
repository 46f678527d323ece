// Measures how long notes of many megabytes block the extension host of a VS Code server: npm run bench:long-texts [-- --runs 3] [--vsix FILE]
import { benchInServer } from './benchInServer.mjs';

await benchInServer('longTexts', ['host'], 'node');
