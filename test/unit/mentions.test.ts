import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fields, readMarkedTexts, scoreOf } from '../../bench/mentions/score';
import { Library } from '../../src/core/library/library';
import { builtinGlossary } from '../../src/core/terms/builtinGlossary';
import { Glossary, termIn } from '../../src/core/terms/glossary';
import { Matcher, type Mention } from '../../src/core/terms/matcher';
import { builtinNotes } from './builtinNotes';
import { Preview } from './preview/preview';

const texts = readMarkedTexts(join(process.cwd(), 'bench', 'mentions', 'texts'));
const notes = texts.filter(({ languageId }) => languageId === 'markdown');
const { terms } = builtinGlossary(builtinNotes);
const matcher = new Matcher(new Glossary(terms));

function idsOf(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.flatMap(({ candidates: [entry] }) => entry?.id ?? []))].sort();
}

describe('The mentions in marked texts', () => {
  const [cloudNative, other] = fields.map((field) => scoreOf(texts.filter((text) => text.field === field), (text, languageId) => matcher.find(text, languageId)));
  assert.ok(cloudNative && other);

  it('are right in 99 of 100 cases in cloud-native texts', () => {
    assert.ok(cloudNative.found > 500);
    assert.ok(cloudNative.wrong.length <= cloudNative.found / 100, cloudNative.wrong.join('\n'));
  });

  it('are wrong at most once in 1,000 words of other fields', () => {
    assert.ok(other.words > 6000);
    assert.ok(other.wrong.length <= other.words / 1000, other.wrong.join('\n'));
  });

  it('include 97 of 100 that a reader expects', () => {
    for (const { expected, missed } of [cloudNative, other]) {
      assert.ok(expected > 75);
      assert.ok(missed.length <= (3 * expected) / 100, missed.join('\n'));
    }
  });

  it('are those that a note counts', () => {
    for (const { file, text } of notes) {
      const uri = `file:///n/${file}`;
      const library = new Library();
      library.setBuiltinTerms(terms);
      library.put({ uri, fileName: file.slice(file.lastIndexOf('/') + 1), text, origin: 'workspace', inNotesFolder: true });
      library.count(uri, text);
      assert.deepEqual(library.termsIn(uri).map(({ id }) => id).sort(), idsOf(matcher.find(text, library.note(uri)?.format ?? '')), file);
    }
  });

  it('are those that the preview underlines', () => {
    for (const { file, text } of notes) {
      const mentions = matcher.find(text, 'markdown');
      const preview = new Preview({ termsOf: () => ({ find: (source, blocks) => matcher.find(source, 'markdown', { blocks }), tooltip: (entry) => ({ title: termIn(entry, 'en').name, href: `${entry.id}.md` }), isIgnored: () => false }) });
      const underlined = [...preview.render(text).matchAll(/class="mesh-notes-term" href="([^"]+)\.md"/g)].map(([, id = '']) => id);
      const isInHeading = ({ start }: Mention): boolean => text.startsWith('#', text.lastIndexOf('\n', start) + 1);
      const readable = mentions.filter((mention) => !mention.inCode && !mention.misspelling && !isInHeading(mention));
      // The text of a link is a link already.
      const unlinked = readable.filter(({ quoted, start }) => !quoted || text.startsWith('>', text.lastIndexOf('\n', start) + 1));
      assert.deepEqual([...new Set(underlined)].filter((id) => !idsOf(readable).includes(id)), [], file);
      assert.deepEqual(idsOf(unlinked).filter((id) => !underlined.includes(id)), [], file);
    }
  });
});
