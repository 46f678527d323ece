import assert from 'node:assert/strict';
import { Workbench } from './workbench';

/** A small number, as each file is fetched over HTTP; test/editor/quiet.test.ts has more. */
const readmes = 400;

/** A repository of many projects, including a Helm chart, without a notebook. */
function repository(): Record<string, string> {
  const files: Record<string, string> = {
    'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'charts/web/README.md': '# web\n\nInstall with `helm install web . --set image.tag={{ tag }}`; values are in values.yaml.\n',
    'charts/web/values.yaml': 'replicas: 2\nservice:\n  port: 80\n',
    'charts/web/templates/NOTES.txt': '{{- if .Values.ingress.enabled }}\nThe gateway is at {{ .Values.host }}.\n{{- end }}\n',
    'charts/web/templates/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "web.fullname" . }}\nspec:\n  replicas: {{ .Values.replicas }}\n',
    'charts/web/templates/_helpers.tpl': '{{- define "web.fullname" -}}{{ .Release.Name }}-web{{- end -}}\n',
    'docs/holidays.md': '---\nlayout: page\ntitle: Where we went\ntags: [travel, 2024]\ndate: someday\n---\n\n# Where we went\n\n- Paris, for a conference on bread\n',
    'docs/front-matter.md': '---\ntitle: Unclosed: [\n---\n\n# A page of another tool\n',
    'CHANGELOG.md': '# Changelog\n\n## 2.0.0 (2024-03-19)\n\n- Runs on Kubernetes 1.30\n',
  };
  for (let index = 0; index < readmes; index++) {
    const [team, project] = [String(index % 40), String(index)];
    files[`teams/team-${team}/group-${String(index % 200)}/project-${project}/README.md`] = [
      `# Project ${project}`,
      '',
      'A service on Kubernetes; traffic goes through Istio, with a sidecar in each pod.',
      '',
      '## Build',
      '',
      'Run `make`, then `kubectl apply -f deploy/`.',
      '',
      '## Links',
      '',
      '- Project: https://example.com',
      `- Owner: team-${team}`,
      '',
    ].join('\n');
  }
  return files;
}

describe('A repository without a notebook', () => {
  it('shows only built-in conferences and one row with the number of files, no problems and no notes', async () => {
    const files = repository();
    const markdown = Object.keys(files).filter((path) => path.endsWith('.md')).length;
    await Workbench.during({ files, size: { width: 1280, height: 900 } }, async (workbench) => {
      await workbench.openViewContainer('Mesh Notes');
      await workbench.treeItem('Choose Notes Folder…', 'Topics').getByText(`${String(markdown)} Markdown files, no conference notes`).waitFor({ timeout: 60_000 });
      await workbench.waitForTree('Topics', ['Choose Notes Folder…', 'KubeCon China 2024', 'KubeCon EU 2024', 'KubeCon EU 2019']);
      await workbench.run('View: Toggle Problems');
      await workbench.page.getByText('No problems have been detected in the workspace.').waitFor();
      await workbench.rest();
      await workbench.screenshot('quiet');
      await workbench.run('Mesh Notes: Group Topics By…');
      await workbench.pick('Year');
      await workbench.treeItem('2019', 'Topics').waitFor();
      await workbench.waitForTree('Topics', ['Choose Notes Folder…', '2024', '2019']);
      assert.deepEqual(await workbench.notifications(), []);
    });
  });
});
