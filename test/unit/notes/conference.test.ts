import assert from 'node:assert/strict';
import { recognizeConference, type ConferenceSources } from '../../../src/core/notes/conference';
import { conferenceEvents } from '../../../src/core/notes/conferenceEvents';
import { placeOf } from '../../../src/core/notes/places';

function idOf(sources: ConferenceSources): string | undefined {
  return recognizeConference(sources)?.id;
}

function idsOf(cases: Record<string, string | undefined>, date?: string): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(cases).map((title) => [title, idOf({ title, date })]));
}

describe('a conference', () => {
  it('is the same for all spellings of its name', () => {
    const cases: Record<string, string | undefined> = {
      'KubeCon EU 2024': 'kubecon-eu-2024',
      'KubeCon + CloudNativeCon Europe 2024': 'kubecon-eu-2024',
      'KubeCon+CloudNativeCon Europe 2024: impressions': 'kubecon-eu-2024',
      'kubecon-eu-2024': 'kubecon-eu-2024',
      KUBECON_EU_2024: 'kubecon-eu-2024',
      '#KubeConEU2024': 'kubecon-eu-2024',
      kccnceu2024: 'kubecon-eu-2024',
      "KubeCon EU '24": 'kubecon-eu-2024',
      'KubeCon EU ’24 notes': 'kubecon-eu-2024',
      'ＫｕｂｅＣｏｎ　ＥＵ　２０２４': 'kubecon-eu-2024',
      'KubeCon 2024 Paris': 'kubecon-eu-2024',
      'KubeCon EU 2024 巴黎见闻与回顾': 'kubecon-eu-2024',
      '2024 KubeCon Europe': 'kubecon-eu-2024',
      'Notes from KubeCon 2024, Europe': 'kubecon-eu-2024',
      'CloudNativeCon Europe 2024': 'kubecon-eu-2024',
      'KubeCon 2024 China': 'kubecon-china-2024',
      'KubeCon China 2024 之旅': 'kubecon-china-2024',
      '博客 KubeCon China 2024 回顾:引领云原生技术的前沿动态': 'kubecon-china-2024',
      'KubeCon + CloudNativeCon + Open Source Summit + AI_dev China 2024': 'kubecon-china-2024',
      'KubeCon 2024 香港': 'kubecon-china-2024',
      '2024年KubeCon中国大会': 'kubecon-china-2024',
      'Kubecon NA 2022': 'kubecon-na-2022',
      'KubeCon 2022 Detroit': 'kubecon-na-2022',
      'KubeCon US 2022': 'kubecon-na-2022',
      'KubeCon + CloudNativeCon North America 2023': 'kubecon-na-2023',
      'KubeCon 2019 北美会议': 'kubecon-na-2019',
      'KubeCon EU 2016：伦敦': 'kubecon-eu-2016',
      '[译] KubeCon EU 2019：十大要点': 'kubecon-eu-2019',
      '2019 KubeCon + ClondNativeCon + Open Source Summit有感': 'kubecon-2019',
      'KubeCon 2015': 'kubecon-2015',
      'KubeCon NA 2015': 'kubecon-2015',
      'KubeCon India 2024': 'kubecon-india-2024',
      'KubeCon Japan 2025 参加レポート': 'kubecon-japan-2025',
      'IstioCon 2021': 'istiocon-2021',
      'IstioCon 2022 回顾及录像、PPT 分享': 'istiocon-2022',
      'IstioCon China 2023': 'istiocon-china-2023',
      'Recap of Kubernetes Contributor Summit Barcelona 2019': 'contributor-summit-eu-2019',
      'ServiceMeshCon NA 2020': 'servicemeshcon-na-2020',
      'EnvoyCon 2020': 'envoycon-2020',
      'CiliumCon 2023 in Amsterdam': 'ciliumcon-eu-2023',
      'GitOpsCon North America 2021': 'gitopscon-na-2021',
      'ArgoCon 2022': 'argocon-2022',
      'WasmCon 2023': 'wasmcon-2023',
      'PromCon 2019, Munich': 'promcon-eu-2019',
      'Open Source Summit Europe 2022': 'open-source-summit-eu-2022',
      'DockerCon 2017 Austin': 'dockercon-na-2017',
      'KubeDay Japan 2022': 'kubeday-japan-2022',
      'KCD 北京 2023': 'kcd-beijing-2023',
      'Kubernetes Community Days Shanghai 2024': 'kcd-shanghai-2024',
      'eBPF Summit 2021': 'ebpf-summit-2021',
      "KubeCon's best talks of EU 2023": 'kubecon-eu-2023',
    };
    assert.deepEqual(idsOf(cases), cases);
  });

  it('is not found in other texts', () => {
    const cases: Record<string, string | undefined> = {
      "International Women's Day 2021": undefined,
      'Kubernetes 2024': undefined,
      'cubecon 2024': undefined,
      'Kubeconfig in 2024': undefined,
      'My kubeconformance 2024': undefined,
      'A summit in 2020': undefined,
      'Istio 2024 roadmap': undefined,
      '': undefined,
      'KubeCon EU': undefined,
    };
    assert.deepEqual(idsOf(cases), cases);
  });

  it('accepts region codes only next to its name or year', () => {
    const cases: Record<string, string | undefined> = {
      'What KubeCon 2022 taught us': 'kubecon-2022',
      'KubeCon 2022 in review': 'kubecon-2022',
      'KubeCon 2022: GDPR in the EU': 'kubecon-2022',
      'EU KubeCon 2022': 'kubecon-eu-2022',
      'KubeCon + CloudNativeCon 2022 EU': 'kubecon-eu-2022',
    };
    assert.deepEqual(idsOf(cases), cases);
  });

  it('accepts region codes only in capitals, except in a slug', () => {
    const cases: Record<string, string | undefined> = {
      'Le KubeCon eu lieu en 2023': 'kubecon-2023',
      'Relacja: KubeCon na żywo 2023': 'kubecon-2023',
      'KubeCon NA 2023': 'kubecon-na-2023',
      'talks/kubecon_na_2023': 'kubecon-na-2023',
      'kubecon eu 2023': 'kubecon-eu-2023',
      'KubeCon EU-2023': 'kubecon-eu-2023',
    };
    assert.deepEqual(idsOf(cases), cases);
  });

  it('may have a year of two digits', () => {
    const cases: Record<string, string | undefined> = {
      'KubeCon EU 24': 'kubecon-eu-2024',
      "KubeCon '24 EU": 'kubecon-eu-2024',
      'KubeCon-EU-24': 'kubecon-eu-2024',
      kubecon18: 'kubecon-2018',
      'KubeCon NA 24 recap': 'kubecon-na-2024',
      'KubeCon EU: 24 talks': undefined,
      'KubeCon EU 24 talks': undefined,
      'KubeCon EU 20–23 April': undefined,
      'KubeCon EU 24 Mar': undefined,
      'Istio Day 2 operations, 24 tips': undefined,
    };
    assert.deepEqual(idsOf(cases), cases);
  });

  it('is in the city that its title names, in the languages of hosts and visitors', () => {
    const cases: Record<string, string | undefined> = {
      'KubeCon Paříž 2024': 'kubecon-eu-2024',
      'KubeCon 2024 パリで開催': 'kubecon-eu-2024',
      'KubeCon 2025 Londres': 'kubecon-eu-2025',
      'KubeCon 2023 암스테르담': 'kubecon-eu-2023',
      'KubeCon HongKong 2024': 'kubecon-china-2024',
      'KubeCon HK 2025': 'kubecon-china-2025',
      'KubeCon 2025, a talk on hk': 'kubecon-2025',
      'KubeCon SLC 2024': 'kubecon-na-2024',
    };
    assert.deepEqual(idsOf(cases), cases);
  });

  it('is where the words beside its name say, whatever place stands elsewhere', () => {
    const cases: Record<string, string | undefined> = {
      'Paris 2024: lessons for China': undefined,
      'KubeCon Paris 2024: lessons for China': 'kubecon-eu-2024',
      'From London: KubeCon + CloudNativeCon + Open Source Summit China 2019': 'kubecon-china-2019',
      'KubeCon EU 2024 with friends from Seattle': 'kubecon-eu-2024',
      'KubeCon 2024: lessons for China': 'kubecon-china-2024',
    };
    assert.deepEqual(idsOf(cases), cases);
    assert.equal(recognizeConference({ title: 'ArgoCon EU 2024 with friends from Seattle' })?.city, undefined);
  });

  it('is told from others of its series by a place that is not known too', () => {
    const cases: Record<string, string | undefined> = {
      'KCD Wuxi 2023': 'kcd-wuxi-2023',
      'KCD 无锡 2023': 'kcd-无锡-2023',
      'KCD 无锡站 2023 回顾': 'kcd-无锡-2023',
      'KCD Costa Rica 2024: a recap': 'kcd-costa-rica-2024',
      'kcd-wuxi-2023': 'kcd-wuxi-2023',
      'KCD UK 2023': 'kcd-uk-2023',
      'KCD Recap 2023': 'kcd-2023',
      'KCD 回顾 2023': 'kcd-2023',
      'KCD 2023 in review': 'kcd-2023',
      'ArgoCon Lugano 2025': 'argocon-lugano-2025',
      'Istio Day Lugano 2025': 'istio-day-lugano-2025',
      'Istio Day Paris 2024': 'istio-day-eu-2024',
      'Cilium + eBPF Day Paris 2024': 'cilium-ebpf-day-eu-2024',
      'Kubernetes Contributor Summit Lugano 2025': 'contributor-summit-lugano-2025',
      'KubeCon Keynotes 2024': 'kubecon-2024',
    };
    assert.deepEqual(idsOf(cases), cases);
    assert.deepEqual(recognizeConference({ title: 'KCD Lugano 2023' }), { id: 'kcd-lugano-2023', series: 'KCD', year: 2023, name: 'KCD Lugano 2023', fullName: 'Kubernetes Community Days Lugano 2023', city: 'Lugano' });
    assert.equal(idOf({ title: 'KCD Lugano: notes', date: '2023-05-06' }), 'kcd-lugano-2023');
  });

  it('is the event on whose days the note is dated, or that ended in the three weeks before, if it alone ended in six', () => {
    const cases: Record<string, string> = {
      '2024-03-19': 'kubecon-eu-2024',
      '2024-03-22': 'kubecon-eu-2024',
      '2024-04-12': 'kubecon-eu-2024',
      '2024-04-13': 'kubecon-2024',
      '2024-03-18': 'kubecon-2024',
      '2024-12-11': 'kubecon-india-2024',
      '2024-12-16': 'kubecon-2024',
      '2025-06-13': 'kubecon-china-2025',
      '2025-06-18': 'kubecon-2025',
      '2024-03': 'kubecon-2024',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(cases).map((date) => [date, idOf({ title: 'KubeCon day 3', date })])), cases);
    assert.equal(idOf({ title: 'KubeCon 2023', date: '2024-03-20' }), 'kubecon-2023');
    assert.equal(idOf({ title: 'KubeCon NA', date: '2024-03-20' }), 'kubecon-na-2024');
  });

  it('is the one that its folder is named after, with a year and nothing else', () => {
    const cases: Record<string, string | undefined> = {
      'KubeCon EU 2024': 'kubecon-eu-2024',
      'kubecon-2019': 'kubecon-2019',
      'day-1/kubecon18/talks': 'kubecon-2018',
      'kubecon/2019': 'kubecon-2019',
      '2019/KubeCon': 'kubecon-2019',
      'KubeCon EU 2024 talks': 'kubecon-eu-2024',
      'kubecon-demo/docs': undefined,
      'kubecon-eu-2019-demo/docs': undefined,
      'kubecon-demo/2019': undefined,
      kubecon: undefined,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(cases).map((path) => [path, idOf({ title: 'Ambient', folders: path.split('/').reverse() })])), cases);
    assert.equal(idOf({ title: 'KubeCon NA 2023', folders: ['KubeCon EU 2024'] }), 'kubecon-na-2023');
    assert.equal(idOf({ title: 'KubeCon', folders: ['KubeCon EU 2024'] }), 'kubecon-eu-2024');
    // A folder completes no name without a series, even on a day of an event.
    assert.equal(idOf({ title: 'Ambient', folders: ['kubecon'], date: '2024-03-20' }), undefined);
  });

  it('prefers the region and the year that stand nearest to its name', () => {
    assert.equal(idOf({ title: 'KubeCon EU 2024 for visitors from China, before 2025' }), 'kubecon-eu-2024');
    assert.equal(idOf({ title: 'From KubeCon China 2019 to Europe 2024' }), 'kubecon-china-2019');
  });

  it('is KubeCon if a co-located event is named too', () => {
    assert.equal(idOf({ title: 'CiliumCon at KubeCon EU 2023' }), 'kubecon-eu-2023');
    assert.equal(idOf({ title: 'Open Source Summit + KubeCon China 2019' }), 'kubecon-china-2019');
  });

  it('has names, city and dates if known', () => {
    assert.deepEqual(recognizeConference({ title: 'kubecon-eu-2024' }), {
      id: 'kubecon-eu-2024',
      series: 'KubeCon',
      region: 'EU',
      year: 2024,
      name: 'KubeCon EU 2024',
      fullName: 'KubeCon + CloudNativeCon Europe 2024',
      city: 'Paris',
      country: 'France',
      start: '2024-03-19',
      end: '2024-03-22',
    });
    assert.deepEqual(recognizeConference({ title: 'IstioCon 2022' }), {
      id: 'istiocon-2022',
      series: 'IstioCon',
      year: 2022,
      name: 'IstioCon 2022',
      fullName: 'IstioCon 2022',
      start: '2022-04-25',
      end: '2022-04-29',
    });
  });

  it('takes an unknown city from its note', () => {
    assert.deepEqual(recognizeConference({ title: 'Kubernetes Contributor Summit Barcelona 2019' }), {
      id: 'contributor-summit-eu-2019',
      series: 'Kubernetes Contributor Summit',
      region: 'EU',
      year: 2019,
      name: 'Kubernetes Contributor Summit EU 2019',
      fullName: 'Kubernetes Contributor Summit Europe 2019',
      city: 'Barcelona',
      country: 'Spain',
    });
    assert.deepEqual(recognizeConference({ title: 'KCD 北京 2023' })?.name, 'KCD Beijing 2023');
  });

  it('comes from the front matter, the title, the first heading, the tags, the file name, in that order', () => {
    const sources = { explicit: 'KubeCon EU 2020', title: 'KubeCon EU 2021', heading: 'KubeCon EU 2022', tags: ['Istio', 'KubeCon EU 2023'], fileName: 'kubecon-eu-2024' };
    assert.equal(idOf(sources), 'kubecon-eu-2020');
    assert.equal(idOf({ ...sources, explicit: undefined }), 'kubecon-eu-2021');
    assert.equal(idOf({ ...sources, explicit: undefined, title: 'Notes' }), 'kubecon-eu-2022');
    assert.equal(idOf({ ...sources, explicit: undefined, title: undefined, heading: 'Intro' }), 'kubecon-eu-2023');
    assert.equal(idOf({ fileName: 'kubecon-eu-2024' }), 'kubecon-eu-2024');
  });

  it('completes missing parts from later sources, and the year finally from the date', () => {
    assert.equal(idOf({ title: 'KubeCon recap', tags: ['KubeCon'], fileName: 'kubecon-na-2023', date: '2024-01-02' }), 'kubecon-na-2023');
    assert.equal(idOf({ title: 'KubeCon EU recap', fileName: 'kubecon-na-2023', date: '2024-04-02' }), 'kubecon-eu-2024');
    assert.equal(idOf({ title: 'KubeCon EU recap', date: '2024-04-02' }), 'kubecon-eu-2024');
    assert.equal(idOf({ title: 'Istio 1.22', tags: ['Istio', 'KubeCon'], date: '2024-07-27' }), 'kubecon-2024');
    assert.equal(idOf({ tags: ['KubeCon'] }), undefined);
  });

  it('is custom if the front matter gives an unknown name', () => {
    assert.deepEqual(recognizeConference({ explicit: 'MeshDay Shanghai 2025', title: 'KubeCon EU 2024' }), {
      id: 'meshday-shanghai-2025',
      series: 'MeshDay Shanghai',
      region: 'China',
      year: 2025,
      name: 'MeshDay Shanghai 2025',
      fullName: 'MeshDay Shanghai 2025',
      city: 'Shanghai',
      country: 'China',
    });
    assert.equal(idOf({ explicit: ' meshday   SHANGHAI - 2025' }), 'meshday-shanghai-2025');
    assert.equal(idOf({ explicit: '云原生大会', date: '2025-05-01' }), '云原生大会-2025');
    assert.equal(idOf({ explicit: 'MeshDay', title: 'KubeCon EU 2024' }), 'kubecon-eu-2024');
    assert.equal(idOf({ explicit: 'MeshDay' }), undefined);
    assert.equal(idOf({ explicit: '!!!', date: '2025' }), undefined);
  });

  it('handles long and unusual names', () => {
    assert.equal(idOf({ title: `${'a '.repeat(1_000_000)}KubeCon EU 2024` }), undefined);
    assert.equal(idOf({ title: '\ud800KubeCon\0EU\ud8002024' }), 'kubecon-eu-2024');
    assert.equal(idOf({ tags: Array<string>(100_000).fill('x'), title: 'constructor __proto__ 2024' }), undefined);
  });
});

describe('the known conferences', () => {
  it('have one entry each, days in order and cities with a country', () => {
    const keys = conferenceEvents.map(({ series, region, year }) => `${series} ${region} ${year}`);
    assert.equal(new Set(keys).size, keys.length);
    for (const { year, city, start, end } of conferenceEvents) {
      assert.ok(start === undefined || start.startsWith(`${year}-`), `${start}`);
      assert.ok(end === undefined || (start !== undefined && start <= end && end.startsWith(`${year}-`)), `${end}`);
      assert.ok(city === undefined || placeOf(city) !== undefined, city);
    }
  });
});
