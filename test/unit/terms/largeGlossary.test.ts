import assert from 'node:assert/strict';
import { Glossary } from '../../../src/core/terms/glossary';
import { Matcher } from '../../../src/core/terms/matcher';
import { Trie } from '../../../src/core/terms/trie';
import { term } from './glossaries';

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** How many slots of a trie's edges are looked at while something is done. */
function slotsPassed(trie: Trie<unknown>, action: () => void): number {
  let passed = 0;
  const inner = trie as unknown as { to: Uint32Array };
  const { to } = inner;
  inner.to = new Proxy(to, {
    get(target, key): unknown {
      passed += typeof key === 'string' && /^\d/.test(key) ? 1 : 0;
      return Reflect.get(target, key);
    },
  });
  action();
  inner.to = to;
  return passed;
}

/** How many code units of a text the matcher asks for, when it has taken in its names. */
function unitsRead(matcher: Matcher, text: string): number {
  matcher.find('', 'plaintext');
  let read = 0;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its string below
  const { charCodeAt } = String.prototype;
  String.prototype.charCodeAt = function (this: string, at: number): number {
    read++;
    return charCodeAt.call(this, at);
  };
  try {
    matcher.find(text, 'plaintext');
  } finally {
    String.prototype.charCodeAt = charCodeAt;
  }
  return read;
}

describe('A glossary of ten thousand names', () => {
  const chinese = numbers(10_000).map((index) => `服${String.fromCharCode(0x4e00 + index)}`);

  it('finds each of them', () => {
    const matcher = new Matcher(new Glossary(chinese.map((name, index) => term(`t${String(index)}`, { language: 'zh-cn', name, aliases: [`word${String(index)}`] }))));
    for (const index of [0, 15, 16, 17, 9999]) {
      const text = `在${chinese[index] ?? ''}中 word${String(index)}`;
      assert.deepEqual(matcher.find(text, 'markdown').map(({ start, end, candidates }) => [text.slice(start, end), ...candidates.map(({ id }) => id)]), [
        [chinese[index], `t${String(index)}`],
        [`word${String(index)}`, `t${String(index)}`],
      ]);
    }
    assert.deepEqual(matcher.find('服𠀀 服a word10000', 'markdown'), []);
  });

  it('is added in steps, which a text completes', () => {
    const glossary = new Glossary(numbers(450).map((index) => term(`t${String(index)}`, { kind: 'project', name: `word${String(index)}` })));
    const stepsOf = (matcher: Matcher): number => {
      let steps = 0;
      for (; !matcher.isPrepared; steps++) {
        matcher.prepare();
      }
      return steps;
    };
    assert.equal(stepsOf(new Matcher(glossary)), 3);
    const matcher = new Matcher(glossary);
    matcher.prepare();
    assert.deepEqual(matcher.find('word0 word449', 'plaintext').map(({ start, end }) => [start, end]), [[0, 5], [6, 13]]);
    assert.equal(stepsOf(matcher), 0);
  });

  it('is looked up in steps that do not grow with its size', () => {
    const steps = (count: number): number => {
      const names = chinese.slice(0, count);
      const trie = new Trie(2 * count);
      names.forEach((name, value) => {
        trie.add(name, value);
      });
      const passed = slotsPassed(trie, () => {
        for (const name of names) {
          trie.child(trie.child(trie.root, name.charCodeAt(0)), name.charCodeAt(1));
        }
      });
      return passed / count;
    };
    const [few, many] = [steps(400), steps(10_000)];
    assert.ok(few >= 1 && many < few * 2, `${String(few)} grew to ${String(many)}`);
  });

  it('reads a text once, however many names begin alike, and whatever their length', () => {
    const text = '服务器 word99 服 word '.repeat(500);
    const work = (count: number): number => unitsRead(new Matcher(new Glossary(chinese.slice(0, count).map((name, index) => term(`t${String(index)}`, { name })))), text);
    assert.ok(work(10_000) < work(100) * 1.5);
    const long = 'a '.repeat(5000);
    const matcher = new Matcher(new Glossary([term('long', { origin: 'workspace', name: 'a '.repeat(2000).trim() }), term('short', { name: 'a b' })]));
    assert.ok(unitsRead(matcher, long) < long.length * 40);
  });

  it('keeps the likeliest meanings of a word that all its terms share, and tells each of them so', () => {
    const glossary = new Glossary(numbers(3000).map((index) => term(`t${String(index).padStart(4, '0')}`, { origin: 'workspace', name: 'quay' })));
    const [mention] = new Matcher(glossary).find('quay', 'markdown');
    assert.deepEqual(mention?.candidates.map(({ id }) => id), numbers(20).map((index) => `t${String(index).padStart(4, '0')}`));
    const problems = [...glossary.duplicateAliases().values()];
    assert.equal(problems.length, 3000);
    assert.deepEqual([...new Set(problems.map(({ length }) => length))], [1]);
  });

  it('keeps few of the exceptions that all its terms share', () => {
    const glossary = new Glossary(numbers(3000).map((index) => term(`t${String(index)}`, { origin: 'workspace', name: `quay ${String(index)}`, except: ['Quay'] })));
    assert.equal(glossary.exceptions.length, 20);
    assert.deepEqual(new Matcher(glossary).find('A quay 7 and a Quay.', 'markdown').map(({ start, end }) => [start, end]), [[2, 8]]);
  });

  it('reports a name that is too long to be found', () => {
    const glossary = new Glossary([term('a', { origin: 'workspace', name: 'A', aliases: ['x'.repeat(201), 'k'.repeat(200)], aliasesLine: 4 })]);
    const found = [...glossary.nameProblems().values()].flat().map(({ range, args }) => [range.start.line, ...args]);
    assert.deepEqual(found, [[4, 'x'.repeat(40)]]);
    assert.deepEqual(glossary.aliases.map(({ text }) => text.length).sort((a, b) => a - b), [1, 2, 200, 201]);
  });
});
