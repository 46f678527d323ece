import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter } from '../../src/core/notes/frontMatter';
import { readNote } from '../../src/core/notes/note';
import type { Topic } from '../../src/core/notes/topics';
import { outlinePlainText } from '../../src/core/notes/plainText';
import { countLines } from '../../src/core/text/lines';
import { cardBody } from '../../src/core/terms/card';
import { readContextive } from '../../src/core/terms/contextive';
import { Glossary } from '../../src/core/terms/glossary';
import type { GlossaryFile } from '../../src/core/terms/glossaryFile';
import { readGlossaryPage } from '../../src/core/terms/glossaryPage';
import type { Term, TermText } from '../../src/core/terms/term';
import { readTermNote, readTermText } from '../../src/core/terms/termNote';
import { termTooltip } from '../../src/core/terms/tooltip';
import type { Problem } from '../../src/core/text/problem';
import { holdsFor } from './runs';

/** Pieces that files are made of, and what must never reach a label. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(
    '---\n', '---', '+++\n', '\n', '\r\n', '\r', '\n\n', 'term: ', 'title: ', 'tags: ', 'aliases: ', 'date: ', 'expansion: ', 'project: ', 'since: ', 'conference: ', 'category: ', 'kind: protocol\n', 'term = ', 'tags = [', 'contexts:\n', '- name: ', '  terms:\n', '  - name: ', '    definition: ', '    aliases:\n', '    meta:\n      ',
    '"', "'", '[', ']', '{', '}', ', ', ': ', '|\n', '>\n', '  ', '- ', '# ', '## ', '===\n', '```\n', '<!--', '-->', '> ', '&a ', '*a', '!!binary ', '\\u0000', '\\x07', '"\\u202e"', '{{< x >}}', '&#0;', '&#x202e;', '&#7;', 'KubeCon EU 2024', 'Speakers: ', '2024-03-27', 'Istio', '服务网格', '__proto__', 'constructor', '1', 'true', 'null',
  ) },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u00ad', '\u061c', '\u200b', '\u200d', '\u200e', '\u202e', '\u2028', '\u2066', '\ufeff', '\ud83d', '\ude00', '😀', '\ufffe', '\u{e0041}') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 24, size: 'max' }).map((pieces) => pieces.join('')) },
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 16, size: 'max' }).map((pieces) => `---\nterm: ${pieces.join('')}\n---\nA ${pieces.slice(0, 3).join('')}\n`) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** What no label may hold: controls, what turns the direction or shows nothing, line ends, halves of pairs. */
const unfit = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function assertLabels(...labels: readonly (string | undefined)[]): void {
  for (const each of labels) {
    assert.doesNotMatch(each ?? '', unfit);
  }
}

/** Each at a line that there is, in order. */
function assertProblems(problems: readonly Problem[], source: string): void {
  for (const { range, message } of problems) {
    assert.ok(range.start.line >= 0 && range.start.line < countLines(source), `${message} at ${String(range.start.line)}`);
    assert.ok(range.end.line === range.start.line && range.end.character >= range.start.character, message);
  }
}

function assertTopics(topics: readonly Topic[], from: number, to: number): void {
  let end = from;
  for (const topic of topics) {
    assertLabels(topic.title, ...topic.emptyFields, topic.fields.track, topic.fields.date, ...(topic.fields.speakers ?? []), ...(topic.fields.projects ?? []), ...(topic.fields.organisations ?? []));
    assert.ok(topic.title !== '' && topic.line >= end && topic.endLine > topic.line && topic.endLine <= to, JSON.stringify(topic));
    assertTopics(topic.children, topic.line + 1, topic.endLine);
    end = topic.endLine;
  }
}

function assertTerm(term: Term, termText: TermText): void {
  assert.ok(term.name !== '');
  assertLabels(term.name, term.expansion, term.project, term.since?.version, term.since?.note, ...term.aliases, ...term.misspellings);
  const [entry] = new Glossary([term]).entries;
  assert.ok(entry);
  assertLabels(...termTooltip(entry, termText, 'en').split('\n').slice(0, 1));
  assert.ok(cardBody({ entry, text: termText, language: 'zh-cn', detail: 'full' }).includes('**'));
}

function assertGlossary(file: GlossaryFile | undefined, source: string): void {
  assertProblems(file?.problems ?? [], source);
  for (const { term, text: termText } of file?.terms ?? []) {
    assertTerm(term, termText);
  }
}

describe('a generated file', () => {
  holdsFor('is a note with labels fit to be shown, and problems at its lines', text, (source) => {
    for (const fileName of ['a.md', 'a.txt']) {
      const note = readNote({ uri: `file:///notes/${fileName}`, fileName, text: source });
      assertLabels(note.title, ...note.tags, note.conference?.name, note.conference?.fullName, note.conference?.city);
      assertProblems(note.problems, source);
      assertTopics(note.topics, 0, countLines(source));
      assert.ok(note.frontMatter.bodyOffset <= source.length);
    }
  });

  holdsFor('has front matter of plain values', text, (source) => {
    const { format, data, bodyOffset, bodyLine, lineOf } = readFrontMatter(source);
    assert.equal(Object.getPrototypeOf(data), null);
    assert.equal(bodyLine, countLines(source.slice(0, bodyOffset)) - (bodyOffset === source.length && bodyOffset > 0 && !/[\r\n]$/.test(source) ? 0 : 1));
    for (const key of Object.keys(data)) {
      const line = lineOf(key);
      assert.ok(line !== undefined && line >= (format === 'yaml' || format === 'toml' ? 1 : 0) && line < countLines(source));
    }
    assert.equal(Object.hasOwn(Object.prototype, 'a'), false);
  });

  holdsFor('has the headings of plain text in their order', text, (source) => {
    let line = -1;
    for (const heading of outlinePlainText(source)) {
      assertLabels(heading.title);
      assert.ok(heading.line > line && heading.line < countLines(source));
      ({ line } = heading);
    }
  });

  holdsFor('is a term note whose names can be shown', text, (source) => {
    const frontMatter = readFrontMatter(source);
    const note = readTermNote({ uri: 'file:///a.md', fileName: 'a.md', text: source, frontMatter, language: 'en', origin: 'workspace' });
    if (note) {
      assertTerm(note.term, readTermText(source, frontMatter.bodyOffset));
      assertProblems(note.problems, source);
    }
  });

  holdsFor('is a glossary in Contextive’s format whose names can be shown', text, (source) => {
    assertGlossary(readContextive('file:///a.glossary.yml', source), source);
  });

  holdsFor('is a page of a glossary whose name can be shown', text, (source) => {
    const paged = source.replace('term:', 'category: x\ntitle:');
    const head = readNote({ uri: 'file:///g/a.md', fileName: 'a.md', text: paged });
    assertGlossary(readGlossaryPage(head, paged, { folder: 'file:///g', root: 'file://' }), paged);
  });
});
