// The first tree in the extension host of a VS Code server: npm run bench:host [-- --notes 1300,13000] [--runs 3]
import { benchInServer } from './benchInServer.mjs';

await benchInServer('host', ['read', 'tree'], 'node');
