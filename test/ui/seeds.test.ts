import { cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { Workbench } from './workbench';

const seeds = join(root, '..', 'shared', 'seeds');

/** Headings that the five real notes must show, some of them nested. */
const expected = [
  'KubeCon China 2024',
  '主题焦点',
  'Istio 与现代 API 网关:探索服务网格的未来',
  'Istio 的未来展望',
  'Sandwich Waypoint',
  'Envoy Gateway 的前沿扩展',
  '总结',
  'KubeCon EU 2024',
  'Istio, Cilium, and Service Mesh',
  'Data Locality and Global Request Routing',
  'Distributed Tracing and Enhanced Observability',
  'Multi-cluster Deployment and Traffic Management',
  'Security and Zero Trust Architecture',
  'Infrastructure Compatibility and Future of Ambient Mesh',
  'Innovation in Sidecar-less Service Mesh',
  'Intersection of Cilium and Service Mesh',
  'Conclusion',
  'KubeCon EU 2019',
  '多平台和混合云（仍然）是一件事',
  '技术捆绑显著增加',
  '服务网状接口（SMI）公告：保持调整',
];

for (const renamed of [false, true]) {
  describe(`Five real notes${renamed ? ', all named .txt' : ''}`, () => {
    it('show each conference once, with its headings', async () => {
      if (!existsSync(seeds)) {
        console.log('      (not checked: the five real notes are not beside this checkout)');
        return;
      }
      const copy = await mkdtemp(join(tmpdir(), 'mesh-notes-seeds-'));
      await cp(seeds, copy, { recursive: true });
      for (const name of renamed ? await readdir(copy) : []) {
        await rename(join(copy, name), join(copy, name.replace(/\.md$/, '.txt')));
      }
      try {
        await Workbench.during({ folder: relative(root, copy), size: { width: 1280, height: 1800 } }, async (workbench) => {
          await workbench.openViewContainer('Mesh Notes');
          await workbench.treeItem('KubeCon EU 2019', 'Topics').waitFor();
          await workbench.treeItem('KubeCon EU 2019', 'Topics').click();
          await workbench.collapseView('Terms');
          await workbench.collapseView('Manifests');
          for (const conference of ['KubeCon China 2024', 'KubeCon EU 2024', 'KubeCon EU 2019']) {
            await workbench.expandTreeItem(conference, 'Topics');
          }
          await workbench.expandTreeItem('博客 KubeCon China 2024 回顾:引领云原生技术的前沿动态', 'Topics');
          await workbench.expandTreeItem('Impressions and Recap From Paris', 'Topics');
          await workbench.expandTreeItem('[译] 十大要点', 'Topics');
          await workbench.treeItem('Conclusion', 'Topics').waitFor();
          await workbench.waitForTree('Topics', expected, (labels) => labels.filter((label) => expected.includes(label)));
          await workbench.waitForTree('Topics', ['KubeCon China 2024', 'KubeCon EU 2024', 'KubeCon EU 2019'], (labels) => labels.filter((label) => /^KubeCon (?:China|EU) 20\d\d$/.test(label)));
          await workbench.screenshot(renamed ? 'seeds-txt' : 'seeds');
        });
      } finally {
        await rm(copy, { recursive: true, force: true });
      }
    });
  });
}
