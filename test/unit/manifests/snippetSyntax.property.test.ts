import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expandSnippet, parseSnippet, type SnippetNode } from '../../../src/core/manifests/snippetSyntax';
import { holdsFor } from '../runs';
import { snippetVariants } from './snippetVariants';

const piece = fc.constantFrom(
  '$', '${', '}', '$1', '$0', '${1}', '${1:', '${2:a}', '${1|a,b|}', '${1|', '|}', '|', ',', '\\', '\\$', '\\}', '\\\\', '\\,', '\\|', ':', '/', '${1/a/b/g}', '${1/(.*)/${1:/upcase}/}', '/}', '$TM_FILENAME', '${CLIPBOARD:x}', '$foo', 'a', 'b c', '\n', '  ', '99999999999999999999', '中', '\ud83d', '😀', '\0', '__proto__',
);
const body = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

/** As one writes a text that no snippet is to be found in. */
function escape(text: string): string {
  return text.replace(/[$}\\]/g, '\\$&');
}

describe('a generated snippet', () => {
  holdsFor('has its fields at their places, one inside or behind the other', body, (text) => {
    let end = 0;
    const check = (nodes: readonly SnippetNode[], from: number, to: number): void => {
      end = from;
      for (const node of nodes) {
        if (node.type === 'text') {
          continue;
        }
        assert.ok(node.start >= end && node.end > node.start && node.end <= to, JSON.stringify(node));
        assert.equal(text[node.start], '$');
        check(node.children, node.start + 1, node.end);
        end = node.end;
      }
    };
    check(parseSnippet(text), 0, text.length);
  });

  holdsFor('reads the same once more where each field stands by itself', body, (text) => {
    for (const field of parseSnippet(text)) {
      if (field.type !== 'text') {
        const written = text.slice(field.start, field.end);
        const [again, ...more] = parseSnippet(written);
        assert.deepEqual(more, [], written);
        assert.deepEqual(again && { ...again, children: [] }, { ...field, children: [], start: 0, end: written.length });
      }
    }
  });

  holdsFor('is the text itself where that is escaped', fc.oneof(fc.string({ unit: 'binary' }), body), (text) => {
    assert.deepEqual(parseSnippet(escape(text)), text === '' ? [] : [{ type: 'text', value: text }]);
    assert.equal(expandSnippet(escape(text)), text);
  });

  holdsFor('has the options of a choice as they are escaped', fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 4 }), (options) => {
    const written = `\${1|${options.map((option) => option.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
    assert.deepEqual(parseSnippet(written), [{ type: 'tabstop', index: 1, children: [], choices: options, start: 0, end: written.length }]);
    assert.deepEqual(snippetVariants(written), options);
  });

  holdsFor('puts what is given for a tabstop wherever its number stands', fc.tuple(body, fc.string()), ([text, value]) => {
    const mirrored = `${escape('x')}\${1:${escape(value)}}|$1`;
    assert.equal(expandSnippet(mirrored), `x${value}|${value}`);
    assert.equal(expandSnippet('$1${1:a}', new Map([[1, value]])), value + value);
    assert.equal(typeof expandSnippet(text, new Map([[1, value]])), 'string');
  });
});
