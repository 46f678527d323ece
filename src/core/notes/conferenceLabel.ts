import type { Language } from '../text/language';
import { isNameOf, saysMore, type Conference } from './conference';
import { placeOf } from './places';

/** Where and when a conference took place, in a language: `Paris · 19–22 March 2024`. Omits what is unknown. */
export function whereAndWhen(conference: Conference, language: Language): string {
  return [cityName(conference, language), conferenceDates(conference, language)].filter((part) => part !== '').join(' · ');
}

function cityName({ city = '' }: Conference, language: Language): string {
  return language === 'en' ? city : (placeOf(city)?.cityInChinese ?? city);
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Not by `Intl`, whose date ranges differ between hosts. */
function conferenceDates({ start, end = start }: Conference, language: Language): string {
  if (start === undefined || end === undefined) {
    return '';
  }
  const [year, month = 0, day = 0] = start.split('-').map(Number);
  const [, lastMonth = 0, lastDay = 0] = end.split('-').map(Number);
  const oneMonth = month === lastMonth;
  if (language === 'zh-cn') {
    const last = start === end ? '' : oneMonth ? `–${String(lastDay)}日` : `–${String(lastMonth)}月${String(lastDay)}日`;
    return `${String(year)}年${String(month)}月${String(day)}日${last}`;
  }
  const last = `${String(lastDay)} ${months[lastMonth - 1] ?? ''} ${String(year)}`;
  if (start === end) {
    return last;
  }
  return oneMonth ? `${String(day)}–${last}` : `${String(day)} ${months[month - 1] ?? ''} – ${last}`;
}

/** Longer titles are left as they are. */
const longestTitle = 300;
/** What may stand between a conference's name and the rest of a title: a hyphen only between spaces. */
const separators = /\s*(?:[:：|｜·•]|——?|\s[-–/]\s)\s*/g;
const bracketed = { start: /^[[【(（]([^\]】)）]+)[\]】)）]\s*(.*)$/, end: /^(.*[^\s[【(（])\s*[[【(（]([^[【(（\]】)）]+)[\]】)）]$/ };
/** The beginning of what cannot stand alone. */
const isContinuation = /^(?:[^\p{L}\p{N}"'“‘「『《#]|['’]s\b|[的之与和及]|(?:and|or|but|of)\b)/iu;

/**
 * The title of a note without the name of its conference at its beginning or end: `KubeCon EU 2024: Ambient`, `[KubeCon EU 2024] Ambient`,
 * `Ambient - KubeCon EU 2024`, `Ambient（KubeCon EU 2024）`. The whole title if nothing else can stand alone.
 */
export function withoutConference(title: string, conference: Conference): string {
  if (title.length > longestTitle) {
    return title;
  }
  const [, inBrackets = '', afterBrackets = ''] = bracketed.start.exec(title) ?? [];
  const [, beforeBrackets = '', atEnd = ''] = bracketed.end.exec(title) ?? [];
  const places = [...title.matchAll(separators)].map(({ index, 0: separator }) => ({ before: title.slice(0, index), after: title.slice(index + separator.length) }));
  const isName = (text: string): boolean => isNameOf(text, conference);
  const rest = [
    ...(isName(inBrackets) ? [afterBrackets] : []),
    ...places.filter(({ before }) => isName(before)).map(({ after }) => after).reverse(),
    ...places.filter(({ after }) => isName(after)).map(({ before }) => before),
    ...(isName(atEnd) ? [beforeBrackets] : []),
  ];
  const left = rest.find((text) => saysMore(text, conference) && !isContinuation.test(text));
  if (left !== undefined) {
    return left;
  }
  // `[译] KubeCon EU 2024：…`
  const behind = inBrackets !== '' && !isName(inBrackets) ? withoutConference(afterBrackets, conference) : afterBrackets;
  return behind === afterBrackets ? title : title.slice(0, title.length - afterBrackets.length) + behind;
}
