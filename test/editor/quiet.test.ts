import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

const readmes = 3000;
const folder = fileUri('monorepo');

const readme = `# A service

It runs on Kubernetes; traffic goes through Istio, with a sidecar in each pod.

## Build

Run \`make\`.
`;

/** Files of other tools that look like notes but are not. */
const others: Readonly<Record<string, string>> = {
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/README.md': '# web\n\nInstalls Istio with `helm install web . --set image.tag={{ tag }}`.\n',
  'charts/web/templates/NOTES.txt': '{{- if .Values.ingress.enabled }}\nThe Istio gateway is at {{ .Values.host }}.\n{{- end }}\n',
  'charts/web/templates/deployment.yaml': 'kind: Deployment\nmetadata:\n  name: {{ include "web.fullname" . }}\n',
  'docs/holidays.md': '---\nlayout: page\ntitle: Where we went\ndate: someday\ntags: [travel, 2024]\n---\n\n# Where we went\n\n- Paris, with Istio on our minds\n',
  'docs/front-matter.md': '---\ntitle: Unclosed: [\n---\n\n# A page of another tool, about Istio\n',
  'docs/open.md': '---\ntitle: No end\n\nIstio\n',
};

/** Some are named after a conference, but not after one event, or after more than that. */
const teams = ['team', 'kubecon-demo', 'kubecon-eu-2019-workshop', 'istio-day-2-operations', 'argocon', 'kcd'];

async function write(path: string, text: string): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, path);
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** The card of Istio, with the number of mentions in the workspace's notes. */
async function links(): Promise<string> {
  return (await cardOn(await open('markdown', 'Istio'), 'Istio'))?.links ?? '';
}

describe('A monorepo with 3,000 READMEs, a chart and other Markdown', function () {
  // A busy VS Code server takes a minute to write them.
  this.timeout(200_000);

  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  it('adds no problem, note or mention', async () => {
    const before = await until('the mentions to be counted', async () => {
      const found = await links();
      return found.includes('in your notes') && found;
    });
    await Promise.all(Array.from({ length: readmes }, (_, index) => write(`${String(index % 40)}-${teams[index % teams.length] ?? ''}/group-${String(index % 200)}/project-${String(index)}/README.md`, readme)));
    await Promise.all(Object.entries(others).map(([path, text]) => write(path, text)));
    await vscode.commands.executeCommand('meshNotes.refresh');
    assert.equal(await links(), before);
    const problems = vscode.languages.getDiagnostics().filter(([uri, found]) => found.length > 0 && uri.path.startsWith(folder.path));
    assert.deepEqual(problems.map(([uri, found]) => [uri.path, found.map(({ message }) => message)]), []);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('mesh.notes:/en/terms/istio.md'));
    assert.doesNotMatch(page.getText(), /monorepo/);
  });

  it('stays ignored when one of its files is edited', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'docs', 'front-matter.md'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(4, 0), 'Istio again\n');
    await vscode.workspace.applyEdit(edit);
    const before = await links();
    await vscode.commands.executeCommand('meshNotes.refresh');
    assert.equal(await links(), before);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Mesh Notes'), []);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
