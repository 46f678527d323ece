import assert from 'node:assert/strict';
import { manifestSignpost, noteSignpost, signpostTarget } from '../../../src/core/preview/signposts';

describe('A signpost', () => {
  for (const [uri, slug, path] of [
    ['file:///home/me/kubecon.md', 'mesh', 'notes/file%3A%2F%2F%2Fhome%2Fme%2Fkubecon.md/mesh.md'],
    ['file:///c%3A/100%25%20%231%20%28a%29.txt', '服务网格', 'notes/file%3A%2F%2F%2Fc%253A%2F100%2525%2520%25231%2520%2528a%2529.txt/服务网格.md'],
    ['vscode-vfs://github/me/notes/a.md', 'a-1', 'notes/vscode-vfs%3A%2F%2Fgithub%2Fme%2Fnotes%2Fa.md/a-1.md'],
  ] as const) {
    it(`leads to ${slug} in ${uri}`, () => {
      assert.equal(noteSignpost(uri, 7, slug), path);
      assert.deepEqual(signpostTarget(`/en/${path}`), { uri, place: slug });
      assert.deepEqual(signpostTarget(decodeURIComponent(`/en/${path}`)), { uri, place: slug });
    });
  }

  it('leads to a line if the place has no slug', () => {
    assert.equal(noteSignpost('a:/b', 7), 'notes/a%3A%2Fb/L8.md');
    assert.deepEqual(signpostTarget('/zh-cn/notes/a%3A%2Fb/L8.md'), { uri: 'a:/b', place: 'L8' });
  });

  for (const [prefix, path] of [
    ['istio-waypoint', 'manifests/istio-waypoint.md'],
    ['../a b/(c)#%?.md', 'manifests/..%2Fa%20b%2F%28c%29%23%25%3F.md.md'],
  ] as const) {
    it(`leads to the manifest ${prefix}`, () => {
      assert.equal(manifestSignpost(prefix), path);
      assert.deepEqual(signpostTarget(`/en/${path}`), { prefix });
    });
  }

  for (const path of ['', '/en/terms/hbone.md', '/en/notes/a.md', '/en/notes/a/b.txt', '/en/manifests/a/b.md', '/en/manifests/.md', '/manifests/a.md', '/en/notes/%/a.md', '/en/manifests/%E0.md']) {
    it(`is not at ${JSON.stringify(path)}`, () => {
      assert.equal(signpostTarget(path), undefined);
    });
  }
});
