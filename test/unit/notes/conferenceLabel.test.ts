import assert from 'node:assert/strict';
import { recognizeConference, type Conference } from '../../../src/core/notes/conference';
import { whereAndWhen } from '../../../src/core/notes/conferenceLabel';

function labels(title: string): [string, string] {
  const conference = recognizeConference({ title });
  assert.ok(conference);
  return [whereAndWhen(conference, 'en'), whereAndWhen(conference, 'zh-cn')];
}

describe('Where and when a conference was', () => {
  it('is formatted for the language', () => {
    assert.deepEqual(labels('KubeCon EU 2024'), ['Paris · 19–22 March 2024', '巴黎 · 2024年3月19日–22日']);
  });

  it('names both months where it needs to', () => {
    const conference: Conference = { id: 'a', series: 'A', year: 2024, name: 'A 2024', fullName: 'A 2024', start: '2024-10-30', end: '2024-11-02' };
    assert.equal(whereAndWhen(conference, 'en'), '30 October – 2 November 2024');
    assert.equal(whereAndWhen(conference, 'zh-cn'), '2024年10月30日–11月2日');
    assert.equal(whereAndWhen({ ...conference, end: '2024-10-30' }, 'en'), '30 October 2024');
  });

  it('is omitted if unknown', () => {
    assert.deepEqual(labels('GitOpsCon 2031'), ['', '']);
  });
});
