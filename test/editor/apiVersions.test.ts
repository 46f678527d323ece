import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { discardAll, markedIn, quickFixesNamed, quickFixesOn, show } from './harness/marks';
import { withSetting } from './harness/settings';
import { fileUri } from './harness/workspace';

const text = [
  'apiVersion: networking.istio.io/v1alpha3',
  'kind: VirtualService',
  'metadata:',
  '  name: web',
  '---',
  'kind: CronJob',
  'apiVersion: "batch/v1beta1" # nightly',
  '---',
  'apiVersion: extensions/v1beta1',
  'kind: Ingress',
  '---',
  'apiVersion: gateway.networking.x-k8s.io/v1alpha1',
  'kind: XMesh',
  '---',
  'apiVersion: v1',
  'kind: Service',
  '',
].join('\n');

type Mark = [place: string, line: number, character: number, severity: string, code: string, target: string, isStruckOut: boolean];

function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source, code }) => source === 'Mesh Notes' && typeof code === 'object');
}

function marksOf(document: vscode.TextDocument): Mark[] {
  return diagnosticsOf(document).map(({ range, severity, code, tags }) => {
    assert.ok(typeof code === 'object');
    return [document.getText(range), range.start.line, range.start.character, vscode.DiagnosticSeverity[severity], String(code.value), code.target.toString(true), tags?.includes(vscode.DiagnosticTag.Deprecated) ?? false];
  });
}

/** Waits until exactly these ranges are marked in a document. */
function marked(document: vscode.TextDocument, ...places: string[]): Promise<Mark[]> {
  return markedIn(document, marksOf, places);
}

const all = ['networking.istio.io/v1alpha3', 'batch/v1beta1', 'extensions/v1beta1', 'XMesh'];

const ours = /^(?:Use|Update all) /;

function startOf(document: vscode.TextDocument, place: string): vscode.Range {
  const start = document.positionAt(document.getText().indexOf(place));
  return new vscode.Range(start, start.translate(0, 1));
}

function fixesOn(document: vscode.TextDocument, place: string): Promise<vscode.CodeAction[]> {
  return quickFixesNamed(document, startOf(document, place), ours);
}

/** The titles of the current quick fixes. */
async function titlesOn(document: vscode.TextDocument, place: string): Promise<string[]> {
  return (await quickFixesOn(document, startOf(document, place))).map(({ title }) => title).filter((title) => ours.test(title));
}

describe('An API version that is out of date', () => {
  const file = fileUri('manifests', 'old.yaml');

  after(() => vscode.workspace.fs.delete(file));

  afterEach(discardAll);

  it('is struck out, with a link to its source, and a warning if it is no longer served', async () => {
    const { document } = await show('yaml', text);
    assert.deepEqual(await marked(document, ...all), [
      ['networking.istio.io/v1alpha3', 0, 12, 'Hint', 'superseded', 'https://istio.io/latest/blog/2024/v1-apis/', true],
      ['batch/v1beta1', 6, 13, 'Warning', 'removed', 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#cronjob-v125', true],
      ['extensions/v1beta1', 8, 12, 'Warning', 'removed', 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122', true],
      ['XMesh', 12, 6, 'Hint', 'experimental', 'https://gateway-api.sigs.k8s.io/concepts/versioning/#release-channels', false],
    ]);
    assert.deepEqual(diagnosticsOf(document).map(({ message }) => message), [
      'VirtualService in networking.istio.io/v1alpha3 is superseded. Use networking.istio.io/v1, served since Istio 1.22.',
      'CronJob in batch/v1beta1 is no longer served as of Kubernetes 1.25. Use batch/v1.',
      'Ingress in extensions/v1beta1 is no longer served as of Kubernetes 1.22. Use networking.k8s.io/v1. Its fields may differ. Follow the link before you change the version.',
      'XMesh in gateway.networking.x-k8s.io/v1alpha1 is only in the experimental channel of Gateway API 1.6.',
    ]);
  });

  it('is fixed by one edit, which one undo reverts', async () => {
    const { document } = await show('yaml', text);
    await marked(document, ...all);
    const actions = await fixesOn(document, 'networking.istio.io/v1alpha3');
    assert.deepEqual(
      actions.map(({ title, isPreferred, kind, edit }) => [title, isPreferred === true, kind?.value, edit?.entries().map(([, edits]) => edits.length)]),
      [
        ['Use networking.istio.io/v1', true, 'quickfix', [1]],
        ['Update all 2 API versions in this file', false, 'quickfix', [2]],
      ],
    );
    const [fix, fixAll] = actions;
    assert.ok(fix?.edit && fixAll?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), text.replace('v1alpha3', 'v1'));
    await marked(document, ...all.slice(1));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await marked(document, ...all);
    await vscode.workspace.applyEdit(fixAll.edit);
    assert.equal(document.getText(), text.replace('v1alpha3', 'v1').replace('"batch/v1beta1"', '"batch/v1"'));
    await marked(document, ...all.slice(2));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('has no quick fix if its fields changed, or outside its range', async () => {
    const { document } = await show('yaml', text);
    await marked(document, ...all);
    for (const place of ['extensions/v1beta1', 'XMesh', 'metadata']) {
      assert.deepEqual(await titlesOn(document, place), [], place);
    }
    assert.deepEqual(await titlesOn(document, 'batch/v1beta1'), ['Use batch/v1', 'Update all 2 API versions in this file']);
    const alone = (await show('yaml', 'apiVersion: extensions/v1beta1\nkind: Ingress\n')).document;
    await marked(alone, 'extensions/v1beta1');
    assert.deepEqual(await titlesOn(alone, 'extensions'), []);
  });

  it('is updated with all others from a selection that includes one that can be', async () => {
    const { document } = await show('yaml', text);
    await marked(document, ...all);
    const titlesIn = async (from: number, to: number): Promise<string[]> => (await quickFixesOn(document, new vscode.Range(from, 0, to, 0))).map(({ title }) => title).filter((title) => ours.test(title));
    assert.deepEqual(await titlesIn(7, 9), []);
    assert.deepEqual(await titlesIn(6, 9), ['Use batch/v1', 'Update all 2 API versions in this file']);
  });

  it('is marked when typed and cleared when fixed', async () => {
    const editor = await show('yaml', 'apiVersion: batch/v1\nkind: CronJob\n');
    const end = new vscode.Position(0, 'apiVersion: batch/v1'.length);
    await editor.edit((edit) => {
      edit.insert(end, 'beta1');
    });
    await marked(editor.document, 'batch/v1beta1');
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(end, end.translate(0, 5)));
    });
    await marked(editor.document);
  });

  it('is marked in Helm files, except in template expressions', async () => {
    const templated = 'apiVersion: {{ include "web.version" . }}\nkind: CronJob\n';
    const branches = '{{- if .Values.old }}\napiVersion: batch/v1beta1\n{{- else }}\napiVersion: batch/v1\n{{- end }}\nkind: CronJob\n';
    const plain = '{{- if .Values.nightly }}\napiVersion: batch/v1beta1\nkind: CronJob\nmetadata:\n  name: {{ .Release.Name }}\n{{- end }}\n';
    const { document } = await show('yaml', [templated, branches, plain].join('---\n'));
    assert.deepEqual(
      (await marked(document, 'batch/v1beta1')).map(([, line]) => line),
      [11],
    );
  });

  it('is marked only in YAML open in a tab', async () => {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const markdown = await show('markdown', `\`\`\`yaml\n${text}\`\`\`\n`);
    const plain = await show('plaintext', text);
    const hidden = await vscode.workspace.openTextDocument(file);
    const other = await show('yaml', 'name: ci\non: push\n');
    const readOnly = vscode.workspace.registerTextDocumentContentProvider('committed', { provideTextDocumentContent: () => text });
    const committed = await vscode.workspace.openTextDocument(vscode.Uri.parse('committed:/old.yaml'));
    await vscode.window.showTextDocument(committed, { preview: false });
    const { document } = await show('yaml', text);
    await marked(document, ...all);
    assert.equal(committed.languageId, 'yaml');
    assert.deepEqual([markdown.document, plain.document, hidden, other.document, committed].map((each) => marksOf(each).length), [0, 0, 0, 0, 0]);
    readOnly.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await marked(document);
  });

  it('is not marked if turned off, also for one language', async () => {
    const { document } = await show('yaml', text);
    await marked(document, ...all);
    await withSetting('apiVersions.enabled', false, async () => {
      await marked(document);
      assert.deepEqual(await titlesOn(document, 'batch/v1beta1'), []);
    });
    await marked(document, ...all);
    await withSetting('apiVersions.enabled', false, async () => {
      await marked(document);
    }, 'yaml');
    await marked(document, ...all);
  });
});
