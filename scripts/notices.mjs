import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './install.mjs';

/** The licences of the bundled packages; a path from the root. */
export const noticesPath = 'dist/THIRD-PARTY-NOTICES.txt';
/** The metafile of the bundle; a path from the root. */
export const metafilePath = 'out/build/extension.meta.json';

const rule = '='.repeat(80);
const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * The folders of the packages in a bundle.
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]} paths as in the metafile, sorted
 */
export function bundledPackages({ outputs }) {
  const paths = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])));
  const folders = paths.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]).filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/**
 * The notices of packages: name, version and licence text of each.
 * @param {string} root
 * @param {readonly string[]} folders from the root
 * @throws if a package has no licence text
 */
export async function thirdPartyNotices(root, folders) {
  const notices = await Promise.all(folders.map((folder) => noticeOf(join(root, folder))));
  return ['Mesh Notes contains code of these packages.\n', ...notices].join(`\n${rule}\n\n`);
}

/**
 * The packages listed in the notices, each as `name version`.
 * @param {string} notices
 */
export function namedInNotices(notices) {
  return notices.split(`\n${rule}\n\n`).slice(1).map((notice) => notice.slice(0, notice.indexOf(' (')));
}

/** @param {string} folder */
async function noticeOf(folder) {
  const { name, version, license } = readJson(join(folder, 'package.json'));
  const files = (await readdir(folder)).filter((file) => licenceFile.test(file)).sort();
  const texts = (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).map((text) => text.replaceAll('\r\n', '\n').trim()).filter((text) => text !== '');
  if (texts.length === 0) {
    throw new Error(`The package ${name} is bundled but has no licence text: ${folder}`);
  }
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
