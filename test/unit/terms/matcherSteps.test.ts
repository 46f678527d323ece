import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/text/steps';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher, mentionAt } from '../../../src/core/terms/matcher';
import { holdsFor } from '../runs';
import { term } from './glossaries';

const matcher = new Matcher(
  new Glossary([term('mesh', { aliases: ['service mesh'] }), term('node'), term('grid', { name: '服务网格' }), term('gateway', { name: 'Gateway', kind: 'resource', apiVersion: 'gateway.networking.k8s.io/v1' }), term('replicas', { kind: 'field' })]),
);

const size = 400_000;
/** More characters than this are looked at in no step: a fraction of a text that is allowed to be 5 MB long. */
const mostInStep = 60_000;

const repeated = (part: string): string => part.repeat(Math.ceil(size / part.length));

/** `whole`: in how many steps markdown-it reads as much as it likes: all blocks in one, and the content of a block in one. */
const texts: readonly [name: string, languageId: string, text: string, whole?: number][] = [
  ['sections', 'markdown', repeated('## Mesh\n\nA service mesh of [nodes](a.md), `mesh` and <b>mesh</b>.\n\n- mesh\n- 服务网格\n\n'), 1],
  ['one paragraph', 'markdown', repeated('a service mesh of [nodes](a.md), `mesh` and\n服务网格\n'), 2],
  ['one line', 'markdown', repeated('a service mesh of nodes and 服务网格 '), 2],
  ['one block quote', 'markdown', repeated('> a mesh of [nodes](a.md)\n'), 2],
  ['one fence of YAML', 'markdown', `\`\`\`yaml\n${repeated('- kind: Gateway\n  replicas: 1 # mesh\n')}`, 1],
  ['one fence of code', 'markdown', `\`\`\`go\n${repeated('mesh := node\n')}`, 1],
  ['no mention but the last', 'markdown', `${repeated('a line of other words\n')}mesh`, 2],
  ['YAML', 'yaml', repeated('- kind: Gateway\n  replicas: 1 # mesh\n')],
  ['documents of YAML', 'yaml', repeated('---\napiVersion: v1\nkind: Gateway\nspec: {replicas: 1}\n')],
  ['plain text', 'plaintext', repeated('a service mesh of nodes\n')],
  ['a language without rules', 'go', repeated('mesh := node\n')],
];

/** How many characters are asked for in each step, the most first. */
function stepsOf(text: string, languageId: string): number[] {
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { charCodeAt } = String.prototype;
  let asked = 0;
  const counts: number[] = [];
  String.prototype.charCodeAt = function (at) {
    asked++;
    return charCodeAt.call(this, at);
  };
  try {
    const steps = matcher.findInSteps(text, languageId);
    for (let isDone = false; !isDone;) {
      asked = 0;
      isDone = steps.next().done === true;
      counts.push(asked);
    }
  } finally {
    String.prototype.charCodeAt = charCodeAt;
  }
  return counts.sort((a, b) => b - a);
}

describe('The matcher in steps', () => {
  for (const [name, languageId, text, whole = 0] of texts) {
    it(`looks at a small part of the text in each: ${name}`, () => {
      const steps = stepsOf(text, languageId);
      const longest = steps[whole] ?? 0;
      assert.ok(longest > 100 && longest < mostInStep, `${String(longest)} of ${String(text.length)} characters`);
    });
  }

  const pieces = fc.constantFrom('mesh ', 'service mesh ', 'node\n', '服务网格', '`mesh` ', '[mesh](mesh.md) ', '\n\n', '> mesh\n', '```yaml\n', 'kind: Gateway\n', 'apiVersion: gateway.networking.k8s.io/v1\n', 'replicas: 1\n', '```\n', '---\n', 'text ', '- ', '<b>', '</b>', '{{< mesh >}}', 'https://mesh.io ');
  const text = fc.array(pieces, { minLength: 5, maxLength: 40 }).map((parts) => parts.join(''));

  holdsFor('finds the same near an offset as in the whole text', fc.tuple(text, fc.nat(), fc.constantFrom('markdown', 'yaml', 'plaintext', 'go')), ([source, place, languageId]) => {
    const offset = place % source.length;
    const near = finish(matcher.findInSteps(source, languageId, { within: { start: Math.max(0, offset - 40), end: Math.min(source.length, offset + 40) } }));
    assert.deepEqual(mentionAt(near, offset), mentionAt(matcher.find(source, languageId), offset));
  });
});
