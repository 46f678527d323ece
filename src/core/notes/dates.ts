/**
 * Parses a date to ISO 8601 with the given precision: `2024-03-27`, `2024-03` or `2024`.
 *
 * Accepts ISO dates with or without a time (ignoring the time zone), `2024/3/27`, `2024.03.27`,
 * `2024年3月27日`, `March 27, 2024`, `27 Mar 2024`, and `23/04/2019` or `04/23/2019`, whose parts have one reading only. Undefined for
 * anything else, such as `T4:30:44`, `03/04/2019` or February 30.
 */
export function isoDate(text: string): string | undefined {
  const value = text.slice(0, maxLength).normalize('NFKC').trim();
  const numeric = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})(?=\D|$)|\s*月?$)|年?$)/.exec(value);
  if (numeric) {
    return checkedDate(Number(numeric[1]), numeric[2], numeric[3]);
  }
  const [, one = '', other = '', lastYear] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=\D|$)/.exec(value) ?? [];
  if (lastYear !== undefined) {
    const readings = new Set([checkedDate(Number(lastYear), one, other), checkedDate(Number(lastYear), other, one)].filter((date) => date !== undefined));
    return readings.size === 1 ? [...readings][0] : undefined;
  }
  const monthFirst = /^(?:[a-z]{3,9},\s*)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=\D|$)/i.exec(value);
  if (monthFirst) {
    return checkedDate(Number(monthFirst[3]), monthNumber(monthFirst[1]), monthFirst[2]);
  }
  const dayFirst = /^(?:[a-z]{3,9},\s*)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})(?=\D|$)/i.exec(value);
  return dayFirst ? checkedDate(Number(dayFirst[3]), monthNumber(dayFirst[2]), dayFirst[1]) : undefined;
}

const maxLength = 64;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthNumber(name = ''): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function checkedDate(year: number, month: string | undefined, day: string | undefined): string | undefined {
  if (month === undefined) {
    return String(year);
  }
  if (Number(month) < 1 || Number(month) > 12) {
    return undefined;
  }
  const prefix = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) {
    return prefix;
  }
  const lastDay = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay ? `${prefix}-${day.padStart(2, '0')}` : undefined;
}

/** The ISO 8601 date at the beginning of a file's name: `2024-03-27-ambient`, `20240327 diary`. */
export function dateOfName(name: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(20\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/.exec(name)?.filter((_, index) => index !== 2) ?? [];
  return year === '' ? undefined : isoDate(`${year}-${month}-${day}`);
}
