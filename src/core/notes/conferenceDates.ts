import type { Language } from '../text';
import type { Conference } from './conference';

/** When a conference took place, as a reader of the language writes it: `19–22 March 2024`; empty where that is not known. */
export function conferenceDates({ start, end }: Pick<Conference, 'start' | 'end'>, language: Language): string {
  if (start === undefined) {
    return '';
  }
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const first = new Date(start);
  return end === undefined || end === start ? format.format(first) : format.formatRange(first, new Date(end));
}
