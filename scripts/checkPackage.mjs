// Checks that the package has exactly the expected files, and their sizes.
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { createPackage, packagedReadme } from './createPackage.mjs';
import { readJson } from './install.mjs';
import { bundledPackages, metafilePath, namedInNotices, noticesPath } from './notices.mjs';
import { root } from './root.mjs';

/** In bytes. */
const limits = { 'dist/extension.js': 450 * 1000, 'out/mesh-notes.vsix': 1000 * 1000 };

/** The files allowed in the package. Those without `*` are required. */
const expected = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  packagedReadme,
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  noticesPath,
  'dist/notes/en.json',
  'dist/notes/zh-cn.json',
  'dist/notes/glossary.json',
  'data/api-versions.json',
  'l10n/bundle.l10n.zh-cn.json',
  'snippets/*.json',
  'media/*.svg',
  'media/*.css',
  'media/icon.png',
  'media/walkthrough/*',
];

await mkdir(join(root, 'out'), { recursive: true });
await createPackage(join(root, 'out', 'mesh-notes.vsix'));
const options = { cwd: root, packageManager: PackageManager.None, readmePath: packagedReadme };
const files = (await listFiles(options)).map((file) => file.replaceAll('\\', '/'));
const required = [...expected.filter((pattern) => !pattern.includes('*')), ...namedIn(readJson(join(root, 'package.json')))];
const bundled = bundledPackages(readJson(join(root, metafilePath)));
const locked = readJson(join(root, 'package-lock.json')).packages;
const problems = [
  ...required.filter((file) => !files.includes(file)).map((file) => `missing: ${file}`),
  ...files.filter((file) => !expected.some((pattern) => matches(file, pattern))).map((file) => `not expected: ${file}`),
  ...(await wrongNotices()),
  ...bundled.filter((folder) => locked[folder].dev).map((folder) => `bundled, and neither under dependencies nor a dependency of one: ${folder}`),
  ...Object.keys(readJson(join(root, 'package.json')).dependencies).filter((name) => !bundled.includes(`node_modules/${name}`)).map((name) => `under dependencies, and not bundled: ${name}`),
  ...(await tooBig()),
];
console.log(`${files.length} files packaged`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

/**
 * The files that the manifest refers to: "./dist/extension.js", "media/icon.png" and so on.
 * @param {unknown} value
 * @returns {string[]}
 */
function namedIn(value) {
  if (typeof value === 'string') {
    const path = value.replace(/^\.\//, '');
    return /^(dist|media|snippets)\/[\w./-]+\.\w+$/.test(path) ? [path] : [];
  }
  return typeof value === 'object' && value !== null ? [...new Set(Object.values(value).flatMap(namedIn))] : [];
}

/**
 * @param {string} file
 * @param {string} pattern `*` matches anything in one folder
 */
function matches(file, pattern) {
  return new RegExp(`^${pattern.replace(/[.]/g, '\\.').replaceAll('*', '[^/]*')}$`).test(file);
}

/** Compares the packages in the notices with those in the bundle. */
async function wrongNotices() {
  const named = namedInNotices(await readFile(join(root, noticesPath), 'utf8'));
  const versions = bundled.map((folder) => {
    const { name, version } = readJson(join(root, folder, 'package.json'));
    return `${name} ${version}`;
  });
  console.log(`Bundled packages: ${versions.join(', ')}`);
  return [
    ...versions.filter((each) => !named.includes(each)).map((each) => `no notice of a bundled package: ${each}`),
    ...named.filter((each) => !versions.includes(each)).map((each) => `a notice of a package that is not bundled: ${each}`),
  ];
}

async function tooBig() {
  const sizes = await Promise.all(Object.entries(limits).map(async ([path, limit]) => ({ path, limit, size: (await stat(join(root, path))).size })));
  for (const { path, size } of sizes) {
    console.log(`${path}: ${size} bytes`);
  }
  return sizes.filter(({ size, limit }) => size >= limit).map(({ path, size, limit }) => `too big: ${path} has ${size} bytes, the limit is ${limit}`);
}
