import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledPackages, namedInNotices, thirdPartyNotices } from '../../../scripts/notices.mjs';

/** What esbuild says of a bundle of these files, each with its bytes in it. */
function metafile(files: Readonly<Record<string, number>>): Parameters<typeof bundledPackages>[0] {
  const inputs = Object.fromEntries(Object.entries(files).map(([path, bytesInOutput]) => [path, { bytesInOutput }]));
  return { inputs: {}, outputs: { 'dist/extension.js': { bytes: 0, inputs, imports: [], exports: [] } } };
}

describe('The notices of bundled packages', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'mesh-notes-notices-'));
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  async function addPackage(folder: string, name: string, files: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license: 'MIT' }));
    await Promise.all(Object.entries(files).map(([file, text]) => writeFile(join(root, folder, file), text)));
  }

  it('name the packages that have code in the bundle, those inside other packages too', () => {
    const found = bundledPackages(metafile({ 'src/extension.ts': 9, 'node_modules/b/lib/x.js': 1, 'node_modules/b/lib/y.js': 1, 'node_modules/@a/b/index.js': 2, 'node_modules/b/node_modules/c/i.js': 3, 'node_modules/unused/i.js': 0 }));
    assert.deepEqual(found, ['node_modules/@a/b', 'node_modules/b', 'node_modules/b/node_modules/c']);
  });

  it('hold the name, the version and every licence text of each', async () => {
    await addPackage('node_modules/@a/b', '@a/b', { LICENSE: 'Do what\r\nyou want.\r\n', NOTICE: `By A.\n\n${'-'.repeat(80)}\n\nBy B.\n`, 'index.js': '' });
    await addPackage('node_modules/c', 'c', { 'licence.md': '# The MIT Licence\n' });
    const notices = await thirdPartyNotices(root, ['node_modules/@a/b', 'node_modules/c']);
    const rule = '='.repeat(80);
    assert.equal(notices, `Mesh Notes contains code of these packages.\n\n${rule}\n\n@a/b 1.2.3 (MIT)\n\nDo what\nyou want.\n\nBy A.\n\n${'-'.repeat(80)}\n\nBy B.\n\n${rule}\n\nc 1.2.3 (MIT)\n\n# The MIT Licence\n`);
    assert.deepEqual(namedInNotices(notices), ['@a/b 1.2.3', 'c 1.2.3']);
  });

  for (const [what, files] of [['without a licence text', { 'README.md': 'MIT' }], ['with an empty one', { LICENSE: ' \n' }]] as const) {
    it(`cannot be made for a package ${what}`, async () => {
      await addPackage('node_modules/d', 'd', files);
      await assert.rejects(thirdPartyNotices(root, ['node_modules/d']), /^Error: The package d is bundled but has no licence text: .*node_modules.d$/);
    });
  }
});
