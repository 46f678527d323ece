import assert from 'node:assert/strict';
import { manifestHeads } from '../../../src/core/manifests/manifestHeads';

/** The heads of a text, each as it stands there by its offsets. */
function headsOf(text: string): string[] {
  return manifestHeads(text).map(({ apiVersion, kind }) => {
    for (const written of [apiVersion, kind]) {
      assert.equal(text.slice(written.start, written.end), written.text);
    }
    return `${apiVersion.text} ${kind.text}`;
  });
}

describe('The heads of manifests', () => {
  it('are those of every document, in either order', () => {
    const text = '# first\napiVersion: v1\nkind: Service\n---\nmetadata: {}\nkind: Deployment\nspec:\n  kind: no\napiVersion: apps/v1\n...\napiVersion: batch/v1\nkind: Job\n--- # last\nkind: Pod\napiVersion: v1';
    assert.deepEqual(headsOf(text), ['v1 Service', 'apps/v1 Deployment', 'batch/v1 Job', 'v1 Pod']);
  });

  it('have exact ranges', () => {
    const text = '\ufeffkind:  "Pod" # a\r\napiVersion:\tv1\t# b\r\n';
    assert.deepEqual(manifestHeads(text), [{ apiVersion: { text: 'v1', start: 31, end: 33 }, kind: { text: 'Pod', start: 9, end: 12 } }]);
  });

  for (const [name, text] of [
    ['quotes', '"apiVersion": \'a/v1\'\n\'kind\': "Pod"\n'],
    ['comments and blanks', 'apiVersion : a/v1   # kind: Job\nkind:\t\tPod\t# x\n'],
    ['anchors and tags', 'apiVersion: &v a/v1\nkind: !!str &k "Pod"\n'],
    ['CRLF', 'apiVersion: a/v1\r\nkind: Pod\r\n'],
    ['no line break at the end', 'kind: Pod\napiVersion: a/v1'],
    ['a byte order mark', '\ufeffapiVersion: a/v1\nkind: Pod\n'],
    ['directives and tags of documents', '%YAML 1.2\n--- !<tag:example.com,2000:x>\napiVersion: a/v1\nkind: Pod\n'],
    ['indentation', '  apiVersion: a/v1\n  kind: Pod\n'],
    ['anything between them', 'apiVersion: a/v1\ntext: "apiVersion\n  kind: no\n  apiVersion: no"\n? no\nlist: [{\n  kind: no\nkind: Pod\n'],
    ['lines of a template around', '{{- if .Values.pod }}\napiVersion: a/v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n{{- end }}\n'],
  ] as const) {
    it(`are read with ${name}`, () => {
      assert.deepEqual(headsOf(text), ['a/v1 Pod']);
    });
  }

  for (const [name, text] of [
    ['another YAML file', 'name: ci\non: push\njobs:\n  apiVersion: v1\n'],
    ['a half', 'apiVersion: v1\n'],
    ['the other half, and a comment', 'kind: Pod\n# apiVersion: v1\n'],
    ['what is half typed', 'apiVersion:\nkind: Pod\n---\napiVersion: "v1\nkind: Pod\n---\napiVersion: v1"\nkind: Pod\n---\napiVersion: v1 v2\nkind: Pod\n---\napiVersion:v1\nkind: Pod'],
    ['templates', 'apiVersion: {{ .Values.version }}\nkind: Pod\n---\napiVersion: "{{ x }}"\nkind: Pod\n---\napiVersion: v1\nkind: {{ .Values.kind }}\n---\napiVersion: v1{{ x }}\nkind: Pod'],
    ['the branches of a template', '{{- if new }}\napiVersion: v1\n{{- else }}\napiVersion: v1beta1\n{{- end }}\nkind: Pod\n'],
    ['values of several lines', 'apiVersion: a/v1\n  b\nkind: Pod\n'],
    ['aliases and collections', 'apiVersion: *v\nkind: Pod\n---\napiVersion: [v1]\nkind: Pod\n---\napiVersion: |\n  v1\nkind: Pod\n'],
    ['texts', 'notes: |\n  apiVersion: v1\n  kind: Pod\n---\n|\n apiVersion: v1\n kind: Pod\n--- |\napiVersion: v1\nkind: Pod\n--- >-\napiVersion: v1\nkind: Pod\n'],
    ['a sequence', '- apiVersion: v1\n  kind: Pod\n'],
    ['the items of a value that is not a list', 'items:\n  - apiVersion: v1\n    kind: Pod\nkind: Thing\n'],
    ['tabs before keys', '\tapiVersion: v1\n\tkind: Pod\n'],
  ] as const) {
    it(`are none in ${name}`, () => {
      assert.deepEqual(headsOf(text), []);
    });
  }

  it('are those of the items of a list, however they are indented', () => {
    const item = (name: string, indentation: string): string => [`${indentation}- apiVersion: ${name}/v1`, `${indentation}  kind: Pod`, `${indentation}  spec:`, `${indentation}    - kind: no`, `${indentation}      apiVersion: no`].join('\n');
    const under = `apiVersion: v1\nkind: List\nitems:\n${item('a', '  ')}\n  # between\n  -\n    kind: Pod\n    apiVersion: b/v1\n  -   apiVersion: c/v1\n      kind: Pod\nmetadata:\n  - apiVersion: no\n    kind: no\n`;
    assert.deepEqual(headsOf(under), ['v1 List', 'a/v1 Pod', 'b/v1 Pod', 'c/v1 Pod']);
    assert.deepEqual(headsOf(`items:\n${item('a', '')}\n${item('b', '')}\napiVersion: v1\nkind: PodList\n---\n${item('no', '')}`), ['v1 PodList', 'a/v1 Pod', 'b/v1 Pod']);
  });

  it('are found in linear time for any text', () => {
    const size = 5 * 1024 * 1024;
    const of = (part: string): string => part.repeat(Math.ceil(size / part.length));
    const texts = [
      of('apiVersion: v1\nkind: Pod\n---\n'),
      of('metadata:\n  labels: {}\n') + 'apiVersion: v1\nkind: Pod',
      `apiVersion: ${of(' ')}`,
      `apiVersion: ${of('&')}`,
      `apiVersion: ${of('& ')}`,
      `apiVersion: "${of('x')}`,
      `apiVersion: ${of('x #')}`,
      `apiVersion: x${of(' ')}y`,
      `apiVersion: ${of('x ')}`,
      of('apiVersion: "'),
      `kind: List\nitems:\n${of('- - apiVersion: \n')}`,
      of('apiVersion'),
      of('- '),
      of('\r'),
      of('\n'),
    ];
    const counts = texts.map((text) => manifestHeads(text).length);
    assert.deepEqual(counts, [Math.ceil(size / 29), 1, ...Array.from({ length: texts.length - 2 }, () => 0)]);
  });
});
