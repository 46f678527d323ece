import path from 'node:path';

import { Glossary } from '../../src/core/terms/glossary';
import { Matcher } from '../../src/core/terms/matcher';
import { builtinTerms } from '../ours';
import { table } from '../report';
import { fields, readMarkedTexts, scoreOf } from './score';

const texts = readMarkedTexts(path.resolve(process.argv[2] ?? 'bench/mentions/texts'));
const matcher = new Matcher(new Glossary(builtinTerms()));
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const rows = fields.map((field) => {
  const { words, found, expected, wrong, missed, texts: count } = scoreOf(texts.filter((text) => text.field === field), (text, languageId) => matcher.find(text, languageId));
  console.log([`${field}, wrong:`, ...wrong, `${field}, missed:`, ...missed, ''].join('\n'));
  return [field, String(count), String(words), String(found), `${String(wrong.length)} (${percent(wrong.length, found)})`, ((1000 * wrong.length) / words).toFixed(2), percent(expected - missed.length, expected)];
});
console.log(table(['field', 'texts', 'words', 'mentions', 'wrong', 'wrong in 1,000 words', 'recall'], rows));
