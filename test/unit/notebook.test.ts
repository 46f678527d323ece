import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtinGlossary } from '../../src/core/terms/builtinGlossary';
import { readFrontMatter } from '../../src/core/notes/frontMatter';
import { readNote } from '../../src/core/notes/note';
import type { Topic } from '../../src/core/notes/topics';
import { cardBody, maturityLabel } from '../../src/core/terms/card';
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

  /** The names that are ambiguous differ by language. */
  const ofOneLanguage = new Set(['ambiguous', 'except', 'general']);

  it('has the same fields in both languages of a note', () => {
    for (const path of paths) {
      assert.deepEqual(...(languages.map((language) => keysOf(notes[language][path] ?? '').filter((key) => !ofOneLanguage.has(key))) as [string[], string[]]), path);
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

  it('says the state of each subject in a phrase of each language', () => {
    const states: Readonly<Record<string, string>> = { alpha: 'Alpha', beta: 'Beta', stable: '稳定', 'CNCF sandbox': 'CNCF 沙箱', 'CNCF incubating': 'CNCF 孵化', 'CNCF graduated': 'CNCF 毕业' };
    const withNotes = new Set<string>();
    for (const { id, terms } of glossary.entries) {
      const [en = '', zh = ''] = languages.map((language) => maturityLabel(terms[language]?.since, language));
      const [, state = '', version = ''] = /^((?:CNCF )?\w+), ([^()]+)$/.exec(en) ?? [];
      if (states[state] !== undefined) {
        assert.equal(zh, `${states[state]}（${version}）`, id);
      } else if (en !== '') {
        withNotes.add(`${en} | ${zh}`);
      }
    }
    assert.deepEqual([...withNotes].sort(), [
      'CNCF graduated (accepted 2017-01), 2021-07 | CNCF 毕业（2021-07，2017-01 加入 CNCF）',
      'CNCF graduated as part of Flux, 2022-11 | CNCF 毕业（2022-11，作为 Flux 的一部分）',
      'CNCF incubating (sandbox since 2021-09), 2023-12 | CNCF 孵化（2023-12，此前于 2021-09 进入沙箱）',
      'CNCF incubating as Operator Framework, 2020-07 | CNCF 孵化（2020-07，作为 Operator Framework 的一部分）',
      'alpha (behind a feature gate), Karmada 1.18 | Alpha（Karmada 1.18，须打开特性门控）',
      'alpha (behind a hidden annotation), Istio 1.22 | Alpha（Istio 1.22，须通过隐藏注解启用）',
      'alpha (hidden from the reference), Istio 1.22 | Alpha（Istio 1.22，未列入参考文档）',
      'alpha (still v1alpha1), Karmada 1.18 | Alpha（Karmada 1.18，仍为 v1alpha1）',
      'alpha (superseded by TrafficExtension), Istio 1.12 | Alpha（Istio 1.12，已由 TrafficExtension 接替）',
      'archived (sandbox since 2020-03), 2023-09 | 已归档（2023-09，此前于 2020-03 进入沙箱）',
      'archived with SMI, 2023-09 | 已归档（2023-09，随 SMI 一起）',
      'beta (cross-namespace waypoints), Istio 1.23 | Beta（Istio 1.23，指跨命名空间的 waypoint）',
      'beta (v1beta1 since April 2026), mcs-api 0.5.0 | Beta（mcs-api 0.5.0，2026 年 4 月起提供 v1beta1）',
      'beta as v1beta1, Istio 1.13 | Beta（Istio 1.13，v1beta1 版本）',
      'stable (structured parameters), Kubernetes 1.34 | 稳定（Kubernetes 1.34，指结构化参数）',
      'stable as apps/v1, Kubernetes 1.9 | 稳定（Kubernetes 1.9，apps/v1 版本）',
      'stable as autoscaling/v2, Kubernetes 1.23 | 稳定（Kubernetes 1.23，autoscaling/v2 版本）',
      'stable as native containers, Kubernetes 1.33 | 稳定（Kubernetes 1.33，指原生容器形态）',
      'stable as v1, Istio 1.17 | 稳定（Istio 1.17，v1 版本）',
      'stable as v1, Istio 1.22 | 稳定（Istio 1.22，v1 版本）',
      'stable with DRA, Kubernetes 1.34 | 稳定（Kubernetes 1.34，随 DRA）',
      'stable with ambient mode, Istio 1.24 | 稳定（Istio 1.24，随 ambient 模式）',
    ]);
  });

  it('has no Chinese in italics', () => {
    for (const [path, text] of Object.entries(notes['zh-cn'])) {
      assert.deepEqual(text.match(/(?<![*\w])\*(?![*\s])[^*\n]*\p{Script=Han}[^*\n]*\*(?!\*)|(?<![\w*`])_[^_\n`]*\p{Script=Han}[^_\n`]*_(?!\w)/gu), null, path);
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
        assert.match(after, language === 'en' ? /^\n\*[^*\n]+\.\*$/ : /^\n[^*\n]+。$/, `${language}/${path}: ${after}`);
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
