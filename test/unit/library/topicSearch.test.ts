import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import type { LibraryNote } from '../../../src/core/library/libraryNote';
import { filterWords, searchNote } from '../../../src/core/library/topicSearch';
import { foldText } from '../../../src/core/text/characters';
import { finish, type Steps } from '../../../src/core/text/steps';
import { readFixture } from '../notes/files';

function noteOf(text: string, fileName = 'n.md'): LibraryNote {
  const library = new Library();
  const uri = `file:///n/${fileName}`;
  library.put({ uri, fileName, text, origin: 'workspace', inNotesFolder: true });
  const note = library.note(uri);
  assert.ok(note);
  return note;
}

/** What is found in a note: titles, with `*` if all under it stays, and lines. */
function found(text: string, filter: string, fileName?: string): string[] {
  const matches = finish(searchNote(noteOf(text, fileName), text, filterWords(filter), 'en'));
  return [...matches].map(([{ title }, { isWhole, line }]) => `${title}${isWhole ? '*' : ''}${line === '' ? '' : `: ${line}`}`);
}

const talks = [
  '---',
  'title: Notes',
  'description: zebra',
  '---',
  'An intro with zebra.',
  '',
  '## Theme',
  'Text of the theme.',
  '',
  'Setext talk',
  '-----------',
  'Port 15008 is open.',
  '### Wasm',
  'Port 15008 again.',
  '## ',
  'Port 8080.',
  '# Notes',
  'After the title.',
  '## Last',
  '```yaml',
  'port: 15008',
  '```',
].join('\n');

describe('The search for topics', () => {
  it('finds each topic by the first matching line between its heading and the next of any level', () => {
    assert.deepEqual(found(talks, '15008'), ['Setext talk: Port 15008 is open.', 'Wasm: Port 15008 again.', 'Last: port: 15008']);
    assert.deepEqual(found(talks, 'text'), ['Theme: Text of the theme.', 'Setext talk*']);
    assert.deepEqual(found(talks, 'port'), ['Notes: Port 8080.', 'Setext talk: Port 15008 is open.', 'Wasm: Port 15008 again.', 'Last: port: 15008']);
    assert.deepEqual(found(talks, 'wasm'), ['Wasm*']);
  });

  it('finds a note by a line that belongs to no topic, not by its front matter', () => {
    assert.deepEqual(found(talks, 'zebra'), ['Notes: An intro with zebra.']);
    assert.deepEqual(found(talks, 'after'), ['Notes: After the title.']);
    assert.deepEqual(found('No heading.\n\nOnly wasm.', 'wasm'), ['n: Only wasm.']);
    assert.deepEqual(found('---\ntags: [mesh, Wasm]\n---\n## Wasm\n## Other\n', 'wasm'), ['n: mesh, Wasm', 'Wasm*']);
  });

  it('shows a line as a reader sees it, and finds nothing in the targets of its links', () => {
    const text = '## A\n> 1. See **the** [waypoint](../terms/wasm.md) and `istioctl`\n## B\nA [page](wasm.md)\n';
    assert.deepEqual(found(text, 'waypoint'), ['A: See the waypoint and istioctl']);
    assert.deepEqual(found(text, 'wasm'), []);
    assert.deepEqual(found('KubeCon EU 2024\n\nA *zeta* c.\n', 'zeta', 'n.txt'), ['KubeCon EU 2024: A *zeta* c.']);
  });

  it('takes all words in any order from one line and the names above it', () => {
    assert.deepEqual(found(talks, 'open port'), ['Setext talk: Port 15008 is open.']);
    assert.deepEqual(found(talks, '  SETEXT\topen '), ['Setext talk: Port 15008 is open.']);
    assert.deepEqual(found(talks, 'notes wasm again'), ['Wasm: Port 15008 again.']);
    assert.deepEqual(found(talks, 'open again'), []);
    assert.deepEqual(found(talks, 'notes'), ['Notes*']);
  });

  it('ignores case and width, and counts a word once', () => {
    assert.deepEqual(found('## A\nＨＢＯＮＥ：隧道 １５００８\n', 'hbone:隧道'), ['A: ＨＢＯＮＥ：隧道 １５００８']);
    assert.deepEqual(found('## A\nİstanbul\n', 'ıstanbul'), []);
    assert.deepEqual(found('## A\nİSTANBUL\n', 'ｉstanbul'), ['A: İSTANBUL']);
    assert.deepEqual(filterWords(' Wasm　WASM ｗａｓｍ  15008 '), ['wasm', '15008']);
    assert.deepEqual(filterWords(' 　\n'), []);
    for (const text of ['', 'İ', 'ＡＢ～', '𝒜İß', 'Σ']) {
      assert.equal(foldText(text).length, text.length);
    }
  });

  it('reads every line end, and plain text', () => {
    for (const end of ['\r\n', '\r']) {
      assert.deepEqual(found(talks.replaceAll('\n', end), '15008'), found(talks, '15008'));
    }
    const pasted = readFixture('pasted-blog.en.txt');
    assert.deepEqual(found(pasted, 'boring', 'pasted.txt'), ['What the Maintainers Said: • Make the node proxy boring.']);
  });

  it('shows about 80 characters around the first word, on one line, without marks that are not shown', () => {
    const long = `${'before '.repeat(20)}15008 ${'after '.repeat(20)}`;
    assert.deepEqual(found(`## A\n${long}\n`, '15008'), ['A: …fore before 15008 after after after after after after after after after after af…']);
    assert.deepEqual(found('## A\n\t\u202e> *a*\u200b  15008 `b` \n', '15008'), ['A: > a 15008 b']);
    assert.deepEqual(found(`## A\n15008 ${'x'.repeat(100)}\n`, '15008'), [`A: 15008 ${'x'.repeat(74)}…`]);
    assert.deepEqual(found(`## A\n${'x'.repeat(100)} 15008\n`, '15008'), [`A: …${'x'.repeat(74)} 15008`]);
    assert.deepEqual(found(`## A\n${'😀'.repeat(60)}15008\n`, '15008'), [`A: …${'😀'.repeat(37)}15008`]);
    assert.deepEqual(found(`## A\n15008${'😀'.repeat(60)}\n`, '15008'), [`A: 15008${'😀'.repeat(37)}…`]);
  });

  it('finds nothing in a text that is unknown but what the note itself says', () => {
    const note = noteOf(talks);
    assert.deepEqual([...finish(searchNote(note, '', filterWords('wasm'), 'en')).keys()].map(({ title }) => title), ['Wasm']);
    assert.deepEqual([...finish(searchNote(note, '', filterWords('15008'), 'en'))], []);
  });

  it('pauses after some lines', () => {
    const text = `## A\n${'line\n'.repeat(1000)}`;
    const steps: Steps<unknown> = searchNote(noteOf(text), text, ['nothing'], 'en');
    let count = 0;
    for (; steps.next().done !== true; count++);
    assert.equal(count, 16);
  });
});
