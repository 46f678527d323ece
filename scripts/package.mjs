// npm run package: writes mesh-notes.vsix.
import { join } from 'node:path';
import { createPackage } from './createPackage.mjs';
import { root } from './root.mjs';

const path = join(root, 'mesh-notes.vsix');
await createPackage(path);
console.log(`Written: ${path}`);
