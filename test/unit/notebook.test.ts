import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtinGlossary } from '../../src/core/terms/builtinGlossary';
import { readFrontMatter } from '../../src/core/notes/frontMatter';
import { readNote } from '../../src/core/notes/note';
import type { Topic } from '../../src/core/notes/topics';
import { cardBody } from '../../src/core/terms/card';
import { Glossary, termIn } from '../../src/core/terms/glossary';
import { readTermText } from '../../src/core/terms/termNote';
import { languages, type Language } from '../../src/core/text/language';

const root = join(process.cwd(), 'notes');
const shared = join(process.cwd(), '..', 'shared');

/** The notes of a language by path, such as `terms/hbone.md`. */
function notesOf(language: Language): Record<string, string> {
  const folder = join(root, language);
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.md'))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

const notes: Record<Language, Record<string, string>> = { en: notesOf('en'), 'zh-cn': notesOf('zh-cn') };
const paths = Object.keys(notes.en);
const glossary = new Glossary(builtinGlossary(notes).terms);

function allNotes(): { language: Language; path: string; text: string }[] {
  return languages.flatMap((language) => Object.entries(notes[language]).map(([path, text]) => ({ language, path, text })));
}

function keysOf(text: string): string[] {
  return Object.keys(readFrontMatter(text).data).sort();
}

function headingsOf(path: string, text: string): Topic[] {
  const flat = (topics: readonly Topic[]): Topic[] => topics.flatMap((topic) => [topic, ...flat(topic.children)]);
  return flat(readNote({ uri: path, fileName: path.slice(path.lastIndexOf('/') + 1), text }).topics);
}

function slugsOf(path: string, text: string): string[] {
  return headingsOf(path, text).map(({ slug }) => slug);
}

describe('The built-in notebook', () => {
  it('has the same notes in both languages', () => {
    assert.ok(paths.length > 0);
    assert.deepEqual(Object.keys(notes['zh-cn']), paths);
  });

  it('has the same fields in both languages of a note', () => {
    for (const path of paths) {
      assert.deepEqual(keysOf(notes['zh-cn'][path] ?? ''), keysOf(notes.en[path] ?? ''), path);
    }
  });

  it('has nothing wrong in its front matter', () => {
    assert.deepEqual([...builtinGlossary(notes).problems], []);
    assert.deepEqual([...glossary.duplicateAliases()], []);
  });

  it('says kind, project, state and relations alike in both languages', () => {
    for (const entry of glossary.entries) {
      const { en, 'zh-cn': zh } = entry.terms;
      assert.ok(en && zh, entry.id);
      for (const field of ['kind', 'quiet', 'apiVersion', 'checked'] as const) {
        assert.equal(zh[field], en[field], `${entry.id}: ${field}`);
      }
      assert.deepEqual(zh.related, en.related, entry.id);
      assert.deepEqual([zh.since?.state, zh.since?.version], [en.since?.state, en.since?.version], entry.id);
    }
  });

  it('relates terms to terms that there are', () => {
    for (const entry of glossary.entries) {
      for (const id of termIn(entry, 'en').related) {
        assert.equal(glossary.withId(id).length, 1, `${entry.id} is related to ${id}`);
        assert.notEqual(id, entry.id);
      }
    }
  });

  it('names its sources and when they were read', () => {
    for (const { language, path, text } of allNotes()) {
      const { data } = readFrontMatter(text);
      assert.ok(Array.isArray(data.sources) && data.sources.length > 0 && data.sources.every((source) => /^https:\/\//.test(String(source))), `${language}/${path}`);
      assert.match(String(data.checked), /^20\d\d-\d\d$/, `${language}/${path}`);
    }
  });

  it('links only to pages and headings that there are', () => {
    for (const { language, path, text } of allNotes()) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https:\/\//.test(target)) {
          continue;
        }
        const [page = '', anchor] = target.split('#');
        const resolved = page === '' ? path : join(folder, page).replaceAll('\\', '/');
        const linked = notes[language][resolved];
        assert.ok(linked !== undefined, `${language}/${path} links to ${target}`);
        if (anchor !== undefined) {
          assert.ok(slugsOf(resolved, linked).includes(decodeURIComponent(anchor)), `${language}/${path} links to ${target}`);
        }
      }
    }
  });

  it('has cards that say all of summary and facts within their length', () => {
    for (const { id, terms } of glossary.entries) {
      const [entry] = glossary.withId(id);
      for (const language of languages) {
        const path = `terms/${id}.md`;
        const raw = notes[language][path] ?? '';
        const text = readTermText(raw, readFrontMatter(raw).bodyOffset);
        assert.ok(entry && terms[language]);
        const body = cardBody({ entry, text, language, detail: 'full' });
        assert.ok(text.facts.length >= 3 && text.facts.length <= 6, `${language}/${path} has ${String(text.facts.length)} facts`);
        assert.ok(body.includes(text.summary), `${language}/${path}: the summary is cut`);
        assert.equal(body.match(/^- /gm)?.length, text.facts.length, `${language}/${path}: the card has no room for all facts`);
      }
    }
  });

  it('has the same headings, by level, in both languages of a note', () => {
    for (const path of paths) {
      const levels = languages.map((language) => headingsOf(path, notes[language][path] ?? '').map(({ level }) => level));
      assert.deepEqual(levels[1], levels[0], path);
    }
  });

  it('captions each diagram with one sentence', () => {
    for (const { language, path, text } of allNotes()) {
      for (const [, after = ''] of text.matchAll(/```mermaid\n[^]*?\n```\n([^]*?)(?=\n\n|$)/g)) {
        assert.match(after, /^\n\*[^*\n]+[.。]\*$/, `${language}/${path}: ${after}`);
      }
    }
  });

  it('shares no run of 12 words or 24 CJK characters with the texts that it draws on', () => {
    const foreign = ['seeds', 'corpora', 'facts'].map((name) => join(shared, name)).filter((folder) => existsSync(folder));
    if (foreign.length === 0) {
      console.log('        (not checked: the texts that the notebook draws on are not beside this checkout)');
      return;
    }
    const theirs = new Set(foreign.flatMap(filesIn).flatMap((file) => runsOf(readFileSync(file, 'utf8'))));
    for (const { language, path, text } of allNotes()) {
      const prose = text.slice(readFrontMatter(text).bodyOffset).replace(/```[^]*?```/g, '');
      assert.deepEqual(runsOf(prose).filter((run) => theirs.has(run)), [], `${language}/${path}`);
    }
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

/** All runs of 12 words, and of 24 CJK characters, in a text; web addresses do not count. */
function runsOf(text: string): string[] {
  const plain = text.replace(/https?:\/\/[^\s)>"]+/g, ' ').toLowerCase();
  const words = plain.match(/[a-z0-9][a-z0-9'’.-]*/g) ?? [];
  const runs: string[] = [];
  for (let at = 0; at + 12 <= words.length; at++) {
    runs.push(words.slice(at, at + 12).join(' '));
  }
  const characters = plain.match(/[\u3400-\u9fff]/g) ?? [];
  for (let at = 0; at + 24 <= characters.length; at++) {
    runs.push(characters.slice(at, at + 24).join(''));
  }
  return runs;
}
