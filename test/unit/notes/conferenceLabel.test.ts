import assert from 'node:assert/strict';
import { recognizeConference, type Conference } from '../../../src/core/notes/conference';
import { whereAndWhen, withoutConference } from '../../../src/core/notes/conferenceLabel';

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

describe('The title of a note under its conference', () => {
  const cases: Record<string, Record<string, string>> = {
    'KubeCon EU 2024': {
      // At the beginning.
      'KubeCon EU 2024: Ambient at scale': 'Ambient at scale',
      'KubeCon EU 2024：大规模 Ambient': '大规模 Ambient',
      'KubeCon EU 2024 - Ambient at scale': 'Ambient at scale',
      'KubeCon EU 2024 – Ambient at scale': 'Ambient at scale',
      'KubeCon EU 2024 — Ambient at scale': 'Ambient at scale',
      'KubeCon EU 2024——大规模 Ambient': '大规模 Ambient',
      'KubeCon EU 2024 | Ambient: at scale': 'Ambient: at scale',
      'KubeCon EU 2024｜见闻': '见闻',
      'KubeCon EU 2024 · “Ambient” at scale': '“Ambient” at scale',
      '[KubeCon EU 2024] Ambient at scale': 'Ambient at scale',
      '[KubeCon EU 2024]: Ambient at scale': 'Ambient at scale',
      '【KubeCon EU 2024】大规模 Ambient': '大规模 Ambient',
      '(KubeCon EU 2024) Ambient at scale': 'Ambient at scale',
      '（KubeCon EU 2024）大规模 Ambient': '大规模 Ambient',
      '[译] KubeCon EU 2024：十大要点': '[译] 十大要点',
      // At the end.
      'Ambient at scale - KubeCon EU 2024': 'Ambient at scale',
      'Ambient: at scale | KubeCon EU 2024': 'Ambient: at scale',
      'Ambient at scale: KubeCon EU 2024': 'Ambient at scale',
      '大规模 Ambient —— KubeCon EU 2024': '大规模 Ambient',
      'Ambient at scale (KubeCon EU 2024)': 'Ambient at scale',
      '大规模 Ambient（KubeCon EU 2024）': '大规模 Ambient',
      'Ambient at scale [KubeCon EU 2024]': 'Ambient at scale',
      // In other spellings.
      'KubeCon + CloudNativeCon Europe 2024: Ambient at scale': 'Ambient at scale',
      'KubeCon | CloudNativeCon EU 2024 | Ambient at scale': 'Ambient at scale',
      'kubecon 2024 eu, Paris: Ambient': 'Ambient',
      "KubeCon EU '24: Ambient": 'Ambient',
      'KubeCon EU: Ambient': 'Ambient',
      'ＫｕｂｅＣｏｎ　ＥＵ　２０２４：Ambient': 'Ambient',
      'KubeCon 2024 欧洲：见闻': '见闻',
      '2024 年 KubeCon 巴黎站：见闻': '见闻',
      // Nothing is left, or only what the conference says.
      'KubeCon EU 2024': 'KubeCon EU 2024',
      'KubeCon EU 2024: Paris': 'KubeCon EU 2024: Paris',
      'KubeCon EU 2024：巴黎': 'KubeCon EU 2024：巴黎',
      '[KubeCon EU 2024]': '[KubeCon EU 2024]',
      'KubeCon + CloudNativeCon Europe 2024 (Paris)': 'KubeCon + CloudNativeCon Europe 2024 (Paris)',
      'KubeCon + CloudNativeCon Europe 2024（巴黎）': 'KubeCon + CloudNativeCon Europe 2024（巴黎）',
      // The rest cannot stand alone.
      'KubeCon EU 2024 recap': 'KubeCon EU 2024 recap',
      'KubeCon EU 2024 观后感': 'KubeCon EU 2024 观后感',
      'KubeCon EU 2024 之旅': 'KubeCon EU 2024 之旅',
      'KubeCon EU 2024, my notes': 'KubeCon EU 2024, my notes',
      "[KubeCon EU 2024]'s best talks": "[KubeCon EU 2024]'s best talks",
      '【KubeCon EU 2024】的见闻': '【KubeCon EU 2024】的见闻',
      'KubeCon EU 2024 - and after': 'KubeCon EU 2024 - and after',
      'KubeCon EU 2024–2025': 'KubeCon EU 2024–2025',
      // Other names.
      'My KubeCon EU 2024: Ambient': 'My KubeCon EU 2024: Ambient',
      'KubeCon EU 2023: Ambient': 'KubeCon EU 2023: Ambient',
      'KubeCon China 2024: Ambient': 'KubeCon China 2024: Ambient',
      'Europe 2024: Ambient': 'Europe 2024: Ambient',
      'Ambient at scale': 'Ambient at scale',
      ': Ambient': ': Ambient',
      '': '',
    },
    'KubeCon China 2024': {
      'KubeCon China 2024: notes from Hong Kong': 'notes from Hong Kong',
      '2024年KubeCon中国大会：服务网格': '服务网格',
      'KubeCon + CloudNativeCon + Open Source Summit + AI_dev China 2024：服务网格': '服务网格',
    },
    'KCD Amsterdam 2023': { 'Kubernetes Community Days Amsterdam 2023: Ambient': 'Ambient' },
  };

  for (const [name, titles] of Object.entries(cases)) {
    it(`leaves out ${name}`, () => {
      const conference = recognizeConference({ title: name });
      assert.ok(conference);
      assert.deepEqual(Object.fromEntries(Object.keys(titles).map((title) => [title, withoutConference(title, conference)])), titles);
    });
  }

  it('leaves out a conference of no known series', () => {
    const conference = recognizeConference({ explicit: 'Our Mesh Day', date: '2026-05-04' });
    assert.ok(conference);
    for (const title of ['Our Mesh Day: Ambient', 'Our Mesh Day 2026 - Ambient', 'Ambient (our mesh day)']) {
      assert.equal(withoutConference(title, conference), 'Ambient');
    }
    assert.equal(withoutConference('Mesh Day: Ambient', conference), 'Mesh Day: Ambient');
  });

  it('is whole if it is very long', () => {
    const conference = recognizeConference({ title: 'KubeCon EU 2024' });
    assert.ok(conference);
    const title = `KubeCon EU 2024: ${'a'.repeat(300)}`;
    assert.equal(withoutConference(title, conference), title);
  });
});
