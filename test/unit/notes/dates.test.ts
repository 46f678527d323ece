import assert from 'node:assert/strict';
import { dateOfName, isoDate } from '../../../src/core/notes/dates';

describe('a date', () => {
  it('is read as people write it', () => {
    const cases: Record<string, string> = {
      '2024-03-27': '2024-03-27',
      '2024-3-7': '2024-03-07',
      '2024-03-27T16:54:49+08:00': '2024-03-27',
      '2024-03-27 16:54:49 +0800': '2024-03-27',
      '2024/03/27': '2024-03-27',
      '2024.03.27': '2024-03-27',
      '2024年3月27日': '2024-03-27',
      '2024 年 3 月 27 日': '2024-03-27',
      '２０２４-０３-２７': '2024-03-27',
      'March 27, 2024': '2024-03-27',
      'Mar 27 2024': '2024-03-27',
      'Wed, 27 Mar 2024 08:00:00 GMT': '2024-03-27',
      '1st May 2019': '2019-05-01',
      '2024-02-29': '2024-02-29',
      '2024-03': '2024-03',
      '2024年3月': '2024-03',
      2024: '2024',
      '23/04/2019': '2019-04-23',
      '04/23/2019': '2019-04-23',
      '23.4.2019': '2019-04-23',
      '23-04-2019 10:00': '2019-04-23',
      '4/4/2019': '2019-04-04',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(cases).map((text) => [text, isoDate(text)])), cases);
  });

  it('is undefined for invalid days', () => {
    for (const text of ['T4:30:44', '2024-13-01', '2024-02-30', '2023-02-29', '2024-00-10', '2024-01-00', '20240327', 'tomorrow', '', 'Foo 27, 2024', '24-03-27', '03/04/2019', '31/02/2019', '13/13/2019', '2024-03-2x'.repeat(10_000).slice(4)]) {
      assert.equal(isoDate(text), undefined, text.slice(0, 20));
    }
  });

  it('may stand at the beginning of a name', () => {
    const cases: Record<string, string | undefined> = { '2024-03-27-ambient': '2024-03-27', '20250402 diary': '2025-04-02', '2024_03_27': '2024-03-27', '2024.03.27 notes': '2024-03-27', 20250402: '2025-04-02', 202504021: undefined, '20259902 x': undefined, '2024-0327': undefined, 31415926: undefined, 'x-2024-03-27': undefined };
    assert.deepEqual(Object.fromEntries(Object.keys(cases).map((name) => [name, dateOfName(name)])), cases);
  });
});
