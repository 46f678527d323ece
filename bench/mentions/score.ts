import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Mention } from '../../src/core/terms/matcher';

/** What a text speaks of; also the name of the folder with such texts. */
export const fields = ['cloud-native', 'other'] as const;

export type Field = (typeof fields)[number];

/** A place where a reader expects a card. Offsets are UTF-16 code units, `end` exclusive. */
interface Expected {
  readonly start: number;
  readonly end: number;
  /** The ids of the terms that are right there; undefined if the name says it. */
  readonly ids: readonly string[] | undefined;
  /** A card is right here, and so is none. */
  readonly optional: boolean;
}

/** A text whose mentions were marked by a reader. */
export interface MarkedText {
  readonly file: string;
  readonly field: Field;
  readonly languageId: 'markdown' | 'plaintext';
  readonly text: string;
  readonly expected: readonly Expected[];
}

/** What a matcher found in texts of one field. */
export interface Score {
  readonly texts: number;
  /** Latin words and Chinese characters. */
  readonly words: number;
  readonly found: number;
  readonly expected: number;
  /** `file:line: text → term`, for each mention that no reader marked, or marked as another term or range. */
  readonly wrong: readonly string[];
  /** `file:line: text`, for each marked place without a mention of that range and term. */
  readonly missed: readonly string[];
}

/**
 * Reads a text with marks: `⟦HBONE⟧`, `⟦Gateway→gateway⟧` with the id of the term (or several, joined by `|`), `⟦?mesh⟧` where a card is optional.
 * @throws if a mark has no end
 */
export function readMarks(marked: string): Pick<MarkedText, 'text' | 'expected'> {
  const expected: Expected[] = [];
  let text = '';
  for (const [index, part] of marked.split('⟦').entries()) {
    if (index === 0) {
      text = part;
      continue;
    }
    const end = part.indexOf('⟧');
    if (end < 0) {
      throw new Error(`A mark has no end: ${part.slice(0, 40)}`);
    }
    const [, optional, name = '', ids] = /^(\??)([^→]*)(?:→(.*))?$/su.exec(part.slice(0, end)) ?? [];
    expected.push({ start: text.length, end: text.length + name.length, ids: ids?.split('|'), optional: optional === '?' });
    text += name + part.slice(end + 1);
  }
  return { text, expected };
}

/** The marked texts in the folders `cloud-native` and `other` of a folder. */
export function readMarkedTexts(folder: string): MarkedText[] {
  return fields.flatMap((field) =>
    readdirSync(path.join(folder, field))
      .sort()
      .map((file) => ({ file: `${field}/${file}`, field, languageId: file.endsWith('.txt') ? 'plaintext' : 'markdown', ...readMarks(readFileSync(path.join(folder, field, file), 'utf8')) })),
  );
}

/** Compares the mentions that are found in texts with their marks. */
export function scoreOf(texts: readonly MarkedText[], find: (text: string, languageId: string) => readonly Mention[]): Score {
  const wrong: string[] = [];
  const missed: string[] = [];
  let found = 0;
  for (const { file, text, languageId, expected } of texts) {
    const placeOf = (start: number, end: number): string => `${file}:${String(text.slice(0, start).split('\n').length)}: ${text.slice(start, end).replace(/\s+/gu, ' ')}`;
    const mentions = find(text, languageId);
    found += mentions.length;
    const met = new Set<Expected>();
    for (const { start, end, candidates } of mentions) {
      const here = expected.filter((each) => each.start < end && start < each.end);
      const mark = here.find((each) => each.start === start && each.end === end && (each.ids === undefined || candidates.some(({ id }) => each.ids?.includes(id))));
      if (mark) {
        met.add(mark);
      } else if (here.length === 0 || here.some(({ optional }) => !optional)) {
        wrong.push(`${placeOf(start, end)} → ${candidates[0]?.id ?? ''}`);
      }
    }
    missed.push(...expected.filter((each) => !each.optional && !met.has(each)).map(({ start, end }) => placeOf(start, end)));
  }
  const words = texts.reduce((sum, { text }) => sum + (text.match(/[\p{Script=Latin}\d][\p{Script=Latin}\d'’-]*|\p{Script=Han}/gu)?.length ?? 0), 0);
  return { texts: texts.length, words, found, expected: texts.reduce((sum, each) => sum + each.expected.filter(({ optional }) => !optional).length, 0), wrong, missed };
}
