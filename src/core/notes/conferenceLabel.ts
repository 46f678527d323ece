import type { Language } from '../text/language';
import type { Conference } from './conference';
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
