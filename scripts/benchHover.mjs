// The first hover in new windows of both hosts: npm run bench:hover [-- --runs 20]
import { benchInServer } from './benchInServer.mjs';

await benchInServer('hover', ['hover'], 'browser');
