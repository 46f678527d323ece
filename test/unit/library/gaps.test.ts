import assert from 'node:assert/strict';
import { emptyFieldsOf, gapsOf } from '../../../src/core/library/gaps';
import { readNote } from '../../../src/core/notes/note';
import { messageOf } from '../messageOf';

/** What a note lacks, as one reads it. */
function gaps(...lines: string[]): string[] {
  const note = readNote({ uri: 'file:///n/note.md', fileName: 'note.md', text: lines.join('\n') });
  return gapsOf(note).map(messageOf);
}

describe('What a conference note lacks', () => {
  it('is empty if it has everything', () => {
    assert.deepEqual(gaps('---', 'title: Paris', 'conference: KubeCon EU 2024', 'date: 2024-03-19', '---', '## Mesh', '- Speakers: Jane Doe', ''), []);
  });

  it('are place and days of a conference that is not known', () => {
    assert.deepEqual(gaps('---', 'conference: Our Mesh Day 2026', 'date: 2026-05-04', '---', '## Mesh', ''), ['The place and dates of Our Mesh Day 2026 are unknown.']);
    assert.deepEqual(gaps('---', 'conference: Mesh Day', 'date: 2026-05-04', '---', '## Mesh', ''), ['The place and dates of Mesh Day 2026 are unknown.']);
  });

  it('are not place and days where one of them is known', () => {
    assert.deepEqual(gaps('---', 'conference: Mesh Day Paris 2026', 'date: 2026-05-04', '---', '## Mesh', ''), []);
    assert.deepEqual(gaps('---', 'conference: KubeCon EU 2020', 'date: 2020-08-17', '---', '## Mesh', ''), []);
  });

  it('is the date', () => {
    assert.deepEqual(gaps('---', 'conference: KubeCon EU 2024', '---', '## Mesh', ''), ['The note has no date.']);
    assert.deepEqual(gaps('---', 'conference: KubeCon EU 2024', 'date: some day', '---', '## Mesh', ''), ['The note has no date.']);
  });

  it('are headings', () => {
    assert.deepEqual(gaps('---', 'conference: KubeCon EU 2024', 'date: 2024-03-19', '---', 'Just text.', ''), ['The note has no headings, so it has no topics.']);
    assert.deepEqual(gaps('---', 'title: KubeCon EU 2024', 'date: 2024-03-19', '---', '# KubeCon EU 2024', ''), ['The note has no headings, so it has no topics.']);
  });

  it('are the values of fields, each once, in the order of the note, those of subtopics too', () => {
    assert.deepEqual(
      gaps('---', 'conference: KubeCon EU 2024', 'date: 2024-03-19', '---', '## Mesh', '- Speakers:', '- Project: Istio', '', '### Ambient', '- Link:', '- Speakers:', '', '## 网关', '- **讲者：**', ''),
      ['Empty fields: Speakers, Link, 讲者.'],
    );
  });

  it('is said in one order: conference, date, headings, fields', () => {
    assert.deepEqual(gaps('---', 'conference: Our Mesh Day 2026', '---', '## Mesh', '- Speakers:', ''), [
      'The place and dates of Our Mesh Day 2026 are unknown.',
      'The note has no date.',
      'Empty fields: Speakers.',
    ]);
    assert.deepEqual(gaps('---', 'conference: Our Mesh Day 2026', '---', ''), [
      'The place and dates of Our Mesh Day 2026 are unknown.',
      'The note has no date.',
      'The note has no headings, so it has no topics.',
    ]);
  });

  it('does not ask a note about no conference for a date', () => {
    assert.deepEqual(gaps('# To do', '', '## One', ''), []);
    assert.deepEqual(gaps('To do'), ['The note has no headings, so it has no topics.']);
  });

  it('keeps names apart from the sentence, for translation', () => {
    const note = readNote({ uri: 'file:///n/note.md', fileName: 'note.md', text: '---\nconference: Our Mesh Day 2026\ndate: 2026-05-04\n---\n## A\n- Video:\n- Slides:\n' });
    assert.deepEqual(gapsOf(note), [
      { message: 'The place and dates of {0} are unknown.', args: ['Our Mesh Day 2026'] },
      { message: 'Empty fields: {0}.', args: [['Video', 'Slides']] },
    ]);
  });
});

describe('The empty fields of a topic', () => {
  it('are its own and those of the topics under it', () => {
    const { topics } = readNote({ uri: 'file:///n/note.md', fileName: 'note.md', text: '# T\n## A\n- Speakers:\n\n### B\n- Link: \n- Speakers:\n\n## C\n- Track: Mesh\n' });
    assert.deepEqual(topics.map(emptyFieldsOf), [['Speakers', 'Link', 'Speakers'], []]);
  });
});
