import assert from 'node:assert/strict';
import createMarkdownIt from 'markdown-it';
import type { MarkdownIt } from 'markdown-it';
import { isWebAddress, linkPath, markdownAddress, markdownCode, markdownText } from '../../../src/core/text/escape';
import { Library } from '../../../src/core/library/library';
import { readSnippets } from '../../../src/core/manifests/snippet';
import { conferencePage } from '../../../src/core/preview/conferencePage';
import { displayText } from '../../../src/core/text/strings';
import { allTopics } from '../../../src/core/notes/topics';
import { cardBody } from '../../../src/core/terms/card';
import { Glossary } from '../../../src/core/terms/glossary';
import { noteSignpost } from '../../../src/core/preview/signposts';
import { termPage, type PageManifest, type PageTopic } from '../../../src/core/preview/termPage';
import { languages } from '../../../src/core/text/language';
import { harmless, hostileTexts, markdownFields, noteFields, pathOf, snippetFields, type HostileField } from '../../hostileFields';
import { flat, structure } from '../../markdownStructure';
import { Preview } from '../preview/preview';
import { term } from '../terms/glossaries';

/** VS Code's preview of Markdown, with our plugin. */
const preview = new Preview().md;
/** VS Code's hovers show no HTML. */
const hover = createMarkdownIt({ html: false, linkify: true });

function words(markdown: string, md: MarkdownIt): string {
  return flat(md.parse(markdown, {})).filter(({ children }) => !children?.length).map(({ content }) => content).join('');
}

function loads(markdown: string, md: MarkdownIt): readonly string[] {
  return flat(md.parse(markdown, {})).filter(({ type }) => type === 'image' || type.startsWith('html_')).map(({ content }) => content);
}

/** A library that holds the file of one field, and a note that mentions its term. */
function libraryWith(field: HostileField, text: string): Library {
  const library = new Library();
  const path = pathOf(field, text);
  const root = 'file:///notes';
  const isGlossary = path.startsWith('glossary/');
  library.put({
    uri: `${root}/${path.split('/').map(encodeURIComponent).join('/')}`,
    fileName: path.slice(path.lastIndexOf('/') + 1),
    text: field.text(text),
    origin: 'workspace',
    inNotesFolder: !isGlossary,
    ...(isGlossary ? { glossary: { folder: `${root}/glossary`, root } } : {}),
  });
  return library;
}

const builtin = new Glossary([term('hbone', { name: 'HBONE' })]).entries[0];
const builtinText = { summary: 'A tunnel.', facts: ['One.'], page: '' };

function pageWith(topics: readonly PageTopic[], manifests: readonly PageManifest[]): string {
  assert.ok(builtin);
  return termPage({ entry: builtin, text: builtinText, language: 'en', nameOf: () => undefined, topics, manifests });
}

function conferencePageWith(terms: readonly { readonly name: string; readonly href: string }[], manifests: readonly PageManifest[]): string {
  return conferencePage({ text: '---\ntitle: KubeCon EU 2024\n---\nText.\n', language: 'en', terms: terms.map(({ name, href }) => ({ name, href })), manifests });
}

/** Where the core puts what notes say into Markdown. */
const noteSurfaces: readonly { readonly name: string; readonly md: MarkdownIt; readonly texts: (library: Library) => readonly string[] }[] = [
  {
    name: 'cards',
    md: hover,
    texts: (library) => library.glossary.entries.flatMap((entry) => languages.flatMap((language) => {
      const text = library.termText(entry, language);
      const [misspelledAs = ''] = Object.values(entry.terms).flatMap(({ misspellings }) => misspellings);
      return text ? [cardBody({ entry, text, language, detail: 'full' }), cardBody({ entry, text, language, detail: 'brief', misspelledAs })] : [];
    })),
  },
  {
    name: 'pages of terms',
    md: preview,
    texts: (library) => languages.flatMap((language) => library.glossary.entries.flatMap((entry) => {
      const text = library.termText(entry, language);
      return text ? [termPage({ entry, text: builtinText, language, nameOf: (id) => id, topics: [], manifests: [] })] : [];
    })),
  },
  {
    name: 'topics of a page',
    md: preview,
    texts: (library) => [pageWith([...library.workspaceNotes()].flatMap((note) => allTopics(note.topics).map(({ title, line, slug }) => ({ title, place: note.conference?.name ?? note.title, href: `../${linkPath(noteSignpost(note.uri, line, slug))}` }))), [])],
  },
  {
    name: 'terms of a conference’s page',
    md: preview,
    texts: (library) => [conferencePageWith(library.glossary.entries.flatMap(({ id, terms }) => Object.values(terms).map(({ name }) => ({ name, href: `../terms/${linkPath(id)}.md` }))), [])],
  },
];

/** A link to the note, the term or the manifest itself: one link, wherever it leads. */
const ownTarget = /(^link_open href=)(?:\.\.\/(?:notes|terms|manifests)\/)?[\w%.~!'*@/:-]+\.md(?=$| title=)/;

describe('Hostile text in a file', () => {
  for (const field of noteFields) {
    it(`stays plain text in ${field.name}`, () => {
      const plain = libraryWith(field, harmless);
      for (const hostile of hostileTexts) {
        const library = libraryWith(field, hostile);
        for (const { name, md, texts } of noteSurfaces) {
          const [expected, found] = [texts(plain), texts(library)].map((all) => all.map((text) => structure(text, md).map((each) => each.replace(ownTarget, '$1'))));
          assert.deepEqual(found, expected, `${name}: ${JSON.stringify(hostile)}\n${texts(library).join('\n')}`);
        }
      }
    });
  }

  for (const field of markdownFields) {
    it(`loads nothing in ${field.name}`, () => {
      for (const hostile of hostileTexts) {
        for (const text of noteSurfaces.filter(({ name }) => name === 'cards').flatMap(({ texts }) => texts(libraryWith(field, hostile)))) {
          assert.deepEqual(loads(text, hover), [], text);
        }
      }
    });
  }

  for (const field of snippetFields) {
    it(`stays plain text in ${field.name}`, () => {
      const page = (text: string): readonly string[] => {
        const { snippets } = readSnippets(field.text(text), 'own');
        assert.equal(snippets.length, 1);
        return [pageWith([], snippets), conferencePageWith([], snippets)];
      };
      for (const hostile of hostileTexts) {
        const [expected, found] = [harmless, hostile].map((each) => page(each).map((text) => structure(text, preview).map((part) => part.replace(ownTarget, '$1'))));
        assert.deepEqual(found, expected, page(hostile).join('\n'));
      }
    });
  }
});

describe('Text in Markdown', () => {
  const places: readonly ((text: string) => string)[] = [(text) => text, (text) => `# ${text}`, (text) => `**${text}**`, (text) => `- [${text}](a.md) · ${text}`, (text) => `*${text}*`, (text) => `a${text}  \nb`, (text) => `https:${text}`];

  for (const hostile of [...hostileTexts, '//evil.example', '@evil.example', '0123456789. x']) {
    it(`renders literally: ${JSON.stringify(hostile)}`, () => {
      for (const md of [preview, hover]) {
        for (const place of places) {
          const shown = displayText(hostile);
          assert.deepEqual(structure(place(markdownText(hostile)), md), structure(place('x'), md), place(markdownText(hostile)));
          assert.equal(words(place(markdownText(hostile)), md), words(place('\u0001'), md).replaceAll('\u0001', () => shown), place(markdownText(hostile)));
        }
      }
    });

    it(`renders literally in a code span: ${JSON.stringify(hostile)}`, () => {
      for (const place of [(text: string) => `- **a** ${text}: b`, (text: string) => `a ${text}`]) {
        const markdown = place(markdownCode(hostile));
        const codes = flat(preview.parse(markdown, {})).filter(({ type }) => type === 'code_inline').map(({ content }) => content);
        assert.deepEqual(codes, [displayText(hostile)], markdown);
        assert.deepEqual(structure(markdown, preview), structure(place('`x`'), preview), markdown);
      }
    });
  }

  it('leaves plain text unchanged', () => {
    for (const text of ['a.b, c: d/e (f) "g" 100% + 2 = 3?', 'networking.istio.io/v1', '服务网格，第 1. 章', 'node.js - v1.2']) {
      assert.equal(markdownText(text), text);
    }
    assert.equal(markdownText('a_b*c & d'), 'a\\_b\\*c \\& d');
  });

  it('links only texts that are entirely a web address', () => {
    for (const [text, expected] of [
      ['https://example.org/a_(b)?c=d&e#f', '<https://example.org/a_(b)?c=d&e#f>'],
      ['HTTP://example.org', '<HTTP://example.org>'],
      ['javascript:alert(1)', 'javascript:alert(1)'],
      ['command:workbench.action.quit', 'command:workbench.action.quit'],
      ['https://a> [b](c)', 'https\\:\\//a\\> \\[b\\](c)'],
      ['https://a\u202egnp', 'https\\:\\//agnp'],
      ['see https://example.org', 'see https\\:\\//example.org'],
    ] as const) {
      assert.equal(markdownAddress(text), expected);
      assert.equal(isWebAddress(text), expected.startsWith('<'));
    }
  });

  it('has no code span for text without visible characters', () => {
    assert.deepEqual(['', ' ', '\u200b'].map(markdownCode), ['', '', '']);
  });

  it('cannot end a link target', () => {
    for (const hostile of hostileTexts) {
      assert.deepEqual(structure(`[a](${linkPath(`/n/${hostile}/b.md`)}) c`, preview).filter((type) => type.startsWith('link_open')).length, 1, hostile);
      assert.doesNotMatch(linkPath(hostile), /[\s()<>[\]?#\\`]/);
    }
  });
});
