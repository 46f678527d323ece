import { isCjk } from '../text/characters';
import { groupBy } from '../text/groups';
import { seriesList, type Series } from './conferenceSeries';
import { places, regions, type Place, type Region } from './places';

/** What a text says about a conference. */
export interface ConferenceName {
  readonly series: Series;
  readonly region?: Region | undefined;
  readonly year?: number | undefined;
  readonly place?: Place | undefined;
  /** A city or country that is not in the table, as written. */
  readonly otherPlace?: string | undefined;
}

/** Only this much of a text is searched for a conference. */
export const longestText = 300;

/** A word of a text. Adjacent digits, Latin and Chinese are separate words. */
interface Word {
  /** As written, without accents and in half width. */
  readonly written: string;
  /** Between the word before and this one. */
  readonly gap: string;
}

/** Removes accents and folds the width of the beginning of a text. */
function withoutAccents(text: string): string {
  const beginning = text.slice(0, longestText);
  return /^[ -~]*$/.test(beginning) ? beginning : beginning.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** Folds case, accents and width of the beginning of a text. */
function fold(text: string): string {
  return withoutAccents(text).toLowerCase();
}

const wordPattern = /\p{Script=Latin}+|\d+|[\u3400-\u9fff]+|\p{L}+/gu;

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  return fold(text).match(wordPattern) ?? [];
}

/** Whether a word is written in a script without spaces between words. */
export function isCjkWord(word: string): boolean {
  return isCjk(word.charCodeAt(0));
}

const allSpellings = seriesList.flatMap((series, rank) => series.spellings.map((spelling) => ({ rank, series, parts: spelling.split(' ') })));

/** The spellings by their first word. */
const spellings = groupBy(allSpellings, ({ parts }) => parts[0]);

/** The last words of all spellings, as a fast filter. */
const lastWord = new RegExp([...new Set(allSpellings.map(({ parts }) => parts.at(-1)))].join('|'));

/** A name joined with its region, as in `#KubeConEU2024`. */
const gluedName = /^(kubecon|cloudnativecon|kccnc)(.+)$/;

/** The conference that a text names, the most important one of several. */
export function findConferenceName(text: string): ConferenceName | undefined {
  // Most headings, tags and file names end here.
  if (!lastWord.test(fold(text))) {
    return undefined;
  }
  const { words, written } = readWords(text);
  let best: { rank: number; series: Series; span: Span } | undefined;
  for (let from = 0; from < words.length; from++) {
    const word = words[from] ?? '';
    const glued = gluedName.exec(word);
    const rest = glued?.[2] ?? '';
    for (const { rank, series, parts } of spellings.get(codes.has(rest) ? glued?.[1] : word) ?? []) {
      const to = from + parts.length;
      if ((!best || rank < best.rank) && matchesAt(words, from, parts) && !isNumberedDay(parts, words[to])) {
        best = { rank, series, span: { from, to, rest } };
      }
    }
  }
  if (!best) {
    return undefined;
  }
  const { series, span } = best;
  const nearest = nearestFirst(words, span);
  const isCode = codesIn(words, written, span, series);
  const { year, index: yearAt } = findYear(text, words, written, nearest, span);
  const where = span.rest === '' ? findPlace(words, nearest, span, series, isCode) : { region: codes.get(span.rest) };
  return { series, year, ...where, otherPlace: where.region === undefined && series.isRegional !== true ? otherPlaceIn(words, written, span, series, yearAt) : undefined };
}

/** The year and place of a conference of an unknown series. */
export function findYearAndPlace(text: string): Omit<ConferenceName, 'series'> {
  const { words, written } = readWords(text);
  const whole: Span = { from: 0, to: 0, rest: '' };
  const order = nearestFirst(words, whole);
  const place = placeNames.first(words, order, () => false);
  return { year: findYear(text, words, written, order, whole).year, place, region: regionNames.first(words, order, () => false) ?? place?.region };
}

function readWords(text: string): { words: string[]; written: Word[] } {
  const source = withoutAccents(text);
  const written: Word[] = [];
  let end = 0;
  for (const { index, 0: word } of source.matchAll(wordPattern)) {
    written.push({ written: word, gap: source.slice(end, index) });
    end = index + word.length;
  }
  return { words: written.map((word) => word.written.toLowerCase()), written };
}

/** `Istio day 2` is about operations. */
function isNumberedDay(parts: readonly string[], next = ''): boolean {
  return parts.at(-1) === 'day' && /^\d{1,2}$/.test(next);
}

/** A range of words; `to` is exclusive. `rest` is what is joined to the last word (`kccnceu`). */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly rest: string;
}

interface Name<Named> {
  readonly named: Named;
  readonly spelling: string;
  /** An abbreviation, which may be a small word of another language. */
  readonly isCode?: boolean;
}

/** Finds names in words: Latin names as whole words, names in scripts without spaces anywhere in a word. */
class Names<Named> {
  readonly #cjk: readonly Name<Named>[];
  /** By the first word. */
  readonly #latin: ReadonlyMap<string | undefined, readonly (Name<Named> & { readonly parts: readonly string[] })[]>;

  constructor(names: readonly Name<Named>[]) {
    this.#cjk = names.filter(({ spelling }) => isCjkWord(spelling)).map((name) => ({ ...name, spelling: fold(name.spelling) }));
    const latin = names.filter(({ spelling }) => !isCjkWord(spelling)).map((name) => ({ ...name, parts: wordsOf(name.spelling) }));
    this.#latin = groupBy(latin, ({ parts }) => parts[0]);
  }

  /** The first name found when visiting the words in the given order. `mayBeCode`: whether the word at an index may be an abbreviation. */
  first(words: readonly string[], order: readonly number[], mayBeCode: (index: number) => boolean): Named | undefined {
    for (const index of order) {
      const word = words[index] ?? '';
      const found = isCjkWord(word)
        ? this.#cjk.find(({ spelling }) => word.includes(spelling))
        : this.#latin.get(word)?.find(({ parts, isCode }) => matchesAt(words, index, parts) && (isCode !== true || mayBeCode(index)));
      if (found) {
        return found.named;
      }
    }
    return undefined;
  }
}

/** The indexes of the words, nearest to the conference's name first; words after it come before words at the same distance before it. */
function nearestFirst(words: readonly string[], { from, to }: Span): readonly number[] {
  const distance = (index: number): number => (index < from ? from - index + 0.5 : index - to);
  return [...words.keys()].sort((a, b) => distance(a) - distance(b));
}

function matchesAt(words: readonly string[], from: number, parts: readonly string[]): boolean {
  return parts.every((part, i) => i === 0 || words[from + i] === part);
}

/** Words that may occur between the parts of a conference's name. */
export const companions = new Set('cloudnativecon clondnativecon cloud native con and virtual online open source summit openinfra pytorch conference ai dev the at in'.split(' '));

const allRegionNames = regions.flatMap(({ region, spellings: written, codes: shortForms }): Name<Region>[] => [
  ...written.map((spelling) => ({ named: region, spelling })),
  ...shortForms.map((spelling) => ({ named: region, spelling, isCode: true })),
]);

const regionNames = new Names(allRegionNames);

/** The regions by the names that may be joined to a conference's. */
const codes = new Map(allRegionNames.map(({ named, spelling }) => [spelling, named]));

const placeNames = new Names<Place>(places.flatMap((place) => [place.city, place.cityInChinese, ...place.otherNames].map((spelling) => ({ named: place, spelling, isCode: /^[A-Z]{2,3}$/.test(spelling) }))));

/** What stands beside the conference's name counts before what stands elsewhere. */
function findPlace(words: readonly string[], nearest: readonly number[], span: Span, series: Series, isCode: (index: number) => boolean): Pick<ConferenceName, 'region' | 'place'> {
  const anywhere = placeNames.first(words, nearest, isCode);
  for (const order of [nearest.filter((index) => isBeside(words, index, span, series)), nearest]) {
    const place = placeNames.first(words, order, isCode);
    const region = regionNames.first(words, order, isCode) ?? place?.region;
    if (region !== undefined) {
      return { region, place: [place, anywhere].find((each) => each?.region === region) };
    }
  }
  return {};
}

/** Whether a word may be an abbreviation: beside the conference's name, and in capitals or in a name without any (`kubecon-eu-2024`). */
function codesIn(words: readonly string[], written: readonly Word[], span: Span, series: Series): (index: number) => boolean {
  const isCapital = (index: number): boolean => /^[A-Z]/.test(written[index]?.written ?? '');
  const isJoined = (index: number): boolean => /^[-_/.]?$/.test(written[index]?.gap ?? ' ');
  const isSlug = !isCapital(span.from);
  return (index) => isBeside(words, index, span, series)
    && (/^[A-Z]+$/.test(written[index]?.written ?? '') || (index > 0 && isJoined(index)) || (index + 1 < words.length && isJoined(index + 1)) || (isSlug && isYearWord(words[index + 1] ?? '')));
}

function isBeside(words: readonly string[], index: number, name: Span, series: Series): boolean {
  if (isYear(words[index - 1] ?? '') || isYear(words[index + 1] ?? '')) {
    return true;
  }
  const between = index < name.from ? words.slice(index + 1, name.from) : words.slice(name.to, index);
  return between.every((word) => companions.has(word) || isYearWord(word) || series.spellings.includes(word));
}

export function isYear(text: string): boolean {
  return text.length === 4 && /^20[1-3]\d$/.test(text);
}

const shortYear = /^(?:1[4-9]|2\d|3\d)$/;

function isYearWord(word: string): boolean {
  return isYear(word) || shortYear.test(word);
}

/** What two digits may count instead: `KubeCon EU: 24 talks`. */
const counted = /^(?:talks?|sessions?|keynotes?|things|takeaways|lessons|highlights|questions|hours?|days?|minutes|speakers|people|companies|projects|videos|tips|trends|reasons|th|st|nd|rd|\d+|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^[个個场場条條大小天月日位篇]/;

/** The nearest four-digit year; two digits after an apostrophe; two digits behind the name or its region (`KubeCon EU 24`). `index`: its word, or -1. */
function findYear(text: string, words: readonly string[], written: readonly Word[], order: readonly number[], { from, to }: Span): { year: number | undefined; index: number } {
  const whole = order.find((index) => isYear(words[index] ?? ''));
  if (whole !== undefined) {
    return { year: Number(words[whole]), index: whole };
  }
  const afterApostrophe = /['’‘](1[4-9]|2\d|3\d)(?!\d)/.exec(text.slice(0, longestText))?.[1];
  const short = [...words.keys()].find((index) =>
    shortYear.test(words[index] ?? '') && (words[index] === afterApostrophe
      || (index >= to && to > from && /^[ _-]?$/.test(written[index]?.gap ?? '') && words.slice(to, index).every((word) => companions.has(word) || codes.has(word)) && !counted.test(words[index + 1] ?? ''))));
  return short === undefined ? { year: undefined, index: -1 } : { year: 2000 + Number(words[short]), index: short };
}

/** Words that follow the name of a conference and are no place. */
const notPlaces = new Set(
  `recap recaps note notes talk talks day days session sessions summary review report keynote keynotes slides video videos schedule agenda cfp highlights takeaways impressions experience trip
travel diary blog post event events meetup workshop speaker speakers team my our your what how why first last part live from for with about to of on this next top best is was will de la le`.split(/\s+/),
);
const notChinesePlaces = /回顾|回顧|总结|總結|见闻|見聞|笔记|筆記|记录|記錄|分享|之旅|演讲|演講|活动|活動|大会|大會|峰会|议题|議題|参会|參會|现场|现場|感想|感受|年|月|日|第/;

/** The words between the name and the year, or right behind the name of a local event, if they can be a city or country: `KCD Bratislava 2023`. */
function otherPlaceIn(words: readonly string[], written: readonly Word[], { from, to }: Span, { isLocal }: Series, yearAt: number): string | undefined {
  const end = yearAt >= to ? yearAt : isLocal === true ? placeEnd(words, written, to) : to;
  const parts = written.slice(to, end).map((word) => word.written);
  const isSlug = !/^[A-Z]/.test(written[from]?.written ?? '');
  const [first = ''] = parts;
  if (isCjkWord(first)) {
    const name = first.replace(/站$/, '');
    return parts.length === 1 && name.length >= 2 && name.length <= 4 && !notChinesePlaces.test(name) ? name : undefined;
  }
  const isName = parts.length > 0 && parts.length <= maxPlaceWords && parts.every((part) => /^\p{L}{2,}$/u.test(part) && !isCjkWord(part) && !notPlaces.has(part.toLowerCase()) && !companions.has(part.toLowerCase()) && (isSlug || /^\p{Lu}/u.test(part)));
  const isTogether = written.slice(to, end).every(({ gap }) => /^[\s_-]?$/.test(gap));
  return isName && isTogether ? parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ') : undefined;
}

const maxPlaceWords = 3;

/** The end of the words behind a name that one space or hyphen joins. */
function placeEnd(words: readonly string[], written: readonly Word[], from: number): number {
  let end = from;
  while (end < words.length && /^[\s_-]?$/.test(written[end]?.gap ?? '') && !/^\d/.test(words[end] ?? '')) {
    end++;
  }
  return end;
}
