import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './root.mjs';

/** The README that is packaged as `readme.md`; a path from the root. */
export const packagedReadme = 'out/README.md';

/**
 * Packages the extension. vsce builds it first with the script `vscode:prepublish`.
 * @param {string} path of the .vsix to write
 */
export async function createPackage(path) {
  await writeReadme();
  await createVSIX({
    cwd: root,
    packagePath: path,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    readmePath: packagedReadme,
  });
}

/** Writes the README for VS Code, without the repository's pictures and without links to its other pages. */
async function writeReadme() {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const text = readme
    .replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, '')
    .replace(/(?<!!)\[([^\]]+)\]\((?!https:|#)[^)]*\)/g, '$1');
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(join(root, packagedReadme), text);
}
