/**
 * Parses a date to ISO 8601 with the given precision: `2024-03-27`, `2024-03` or `2024`.
 *
 * Accepts ISO dates with or without a time (ignoring the time zone), `2024/3/27`, `2024.03.27`,
 * `2024年3月27日`, `March 27, 2024` and `27 Mar 2024`. Undefined for anything else, such as `T4:30:44` or February 30.
 */
export function isoDate(text: string): string | undefined {
  const value = text.slice(0, maxLength).normalize('NFKC').trim();
  const numeric = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})(?=\D|$)|\s*月?$)|年?$)/.exec(value);
  if (numeric) {
    return checkedDate(Number(numeric[1]), numeric[2], numeric[3]);
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
