import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fields, readMarkedTexts, scoreOf } from '../../bench/mentions/score';
import { builtinGlossary } from '../../src/core/terms/builtinGlossary';
import { Glossary } from '../../src/core/terms/glossary';
import { Matcher } from '../../src/core/terms/matcher';
import { builtinNotes } from './builtinNotes';

describe('The mentions in marked texts', () => {
  const texts = readMarkedTexts(join(process.cwd(), 'bench', 'mentions', 'texts'));
  const matcher = new Matcher(new Glossary(builtinGlossary(builtinNotes).terms));
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
});
