import assert from 'node:assert/strict';
import { knownConferences } from '../../../src/core/notes/conference';
import { gapsOf } from '../../../src/core/library/gaps';
import { newNoteDate, newNoteFileName, newNoteText } from '../../../src/core/notes/newNote';
import { readNote, type Note } from '../../../src/core/notes/note';
import type { Topic } from '../../../src/core/notes/topics';
import { languages } from '../../../src/core/text/language';

function read(text: string): Note {
  return readNote({ uri: 'file:///n/new.md', fileName: 'new.md', text });
}

/** A topic as its title, what it leaves empty, and the topics under it. */
function outline({ title, emptyFields, children }: Topic): unknown {
  return [title, emptyFields, children.map(outline)];
}

describe('The file name of a new note', () => {
  it('is the conference’s name in lower case with hyphens', () => {
    assert.equal(newNoteFileName('KubeCon EU 2024'), 'kubecon-eu-2024.md');
    assert.equal(newNoteFileName('KubeCon + CloudNativeCon Europe 2024'), 'kubecon-cloudnativecon-europe-2024.md');
    assert.equal(newNoteFileName('  What I saw: “Mesh” & more…  '), 'what-i-saw-mesh-more.md');
  });

  it('keeps letters and digits of every script', () => {
    assert.equal(newNoteFileName('KubeCon 中国 2024（香港）'), 'kubecon-中国-2024-香港.md');
    assert.equal(newNoteFileName('云原生大会2026'), '云原生大会2026.md');
    assert.equal(newNoteFileName('Journée Kubernetes'), 'journée-kubernetes.md');
  });

  it('cannot leave its folder or be a hidden file', () => {
    assert.equal(newNoteFileName('../../etc/passwd'), 'etc-passwd.md');
    assert.equal(newNoteFileName('.hidden'), 'hidden.md');
    assert.equal(newNoteFileName('C:\\notes\\*?<>|'), 'c-notes.md');
  });

  it('is a word where the name has no letter', () => {
    for (const name of ['', '   ', '!!!', '…/…', '🎉']) {
      assert.equal(newNoteFileName(name), 'conference.md', name);
    }
  });
});

describe('The text of a new note', () => {
  it('is an outline in English', () => {
    assert.equal(
      newNoteText('Paris', 'KubeCon EU 2024', '2024-03-19', 'en'),
      [
        '---',
        'title: "Paris"',
        'conference: "KubeCon EU 2024"',
        'date: 2024-03-19',
        'tags: []',
        '---',
        '',
        '## Theme',
        '',
        '### Talk',
        '',
        '- Speakers:',
        '- Organisation:',
        '- Project:',
        '- Link:',
        '',
        'Key points',
        '',
        '## Impressions',
        '',
      ].join('\n'),
    );
  });

  it('is an outline in Chinese', () => {
    assert.equal(
      newNoteText('巴黎见闻', 'KubeCon EU 2024', '2024-03-19', 'zh-cn'),
      [
        '---',
        'title: "巴黎见闻"',
        'conference: "KubeCon EU 2024"',
        'date: 2024-03-19',
        'tags: []',
        '---',
        '',
        '## 主题',
        '',
        '### 议题',
        '',
        '- 讲者：',
        '- 组织：',
        '- 项目：',
        '- 链接：',
        '',
        '要点',
        '',
        '## 感想',
        '',
      ].join('\n'),
    );
  });

  it('reads back as a note about its conference, with topics and empty fields', () => {
    const english = read(newNoteText('Paris', 'KubeCon EU 2024', '2024-03-19', 'en'));
    assert.deepEqual([english.title, english.conference?.id, english.date, english.tags, english.language, english.problems], ['Paris', 'kubecon-eu-2024', '2024-03-19', [], 'en', []]);
    assert.deepEqual(english.topics.map(outline), [
      ['Theme', [], [['Talk', ['Speakers', 'Organisation', 'Project', 'Link'], []]]],
      ['Impressions', [], []],
    ]);
    const chinese = read(newNoteText('巴黎见闻', 'KubeCon EU 2024', '2024-03-19', 'zh-cn'));
    assert.deepEqual([chinese.title, chinese.conference?.id, chinese.date, chinese.language, chinese.problems], ['巴黎见闻', 'kubecon-eu-2024', '2024-03-19', 'zh-cn', []]);
    assert.deepEqual(chinese.topics.map(outline), [
      ['主题', [], [['议题', ['讲者', '组织', '项目', '链接'], []]]],
      ['感想', [], []],
    ]);
  });

  it('lacks nothing but the values of its fields', () => {
    assert.deepEqual(gapsOf(read(newNoteText('Paris', 'KubeCon EU 2024', '2024-03-19', 'en'))), [{ message: 'Empty fields: {0}.', args: [['Speakers', 'Organisation', 'Project', 'Link']] }]);
  });

  it('has fields that take a value where they stand', () => {
    const text = newNoteText('巴黎', 'KubeCon EU 2024', '2024-03-19', 'zh-cn').replace('讲者：', '讲者：徐中虎').replace('项目：', '项目：Istio');
    const [talk] = read(text).topics[0]?.children ?? [];
    assert.deepEqual([talk?.fields, talk?.emptyFields], [{ speakers: ['徐中虎'], projects: ['Istio'] }, ['组织', '链接']]);
  });

  it('names each known conference so that it is recognised', () => {
    assert.ok(knownConferences().length > 20);
    for (const { id, name, start } of knownConferences()) {
      for (const language of languages) {
        const note = read(newNoteText('My notes', name, newNoteDate({ ...(start === undefined ? {} : { start }) }, '2026-01-02'), language));
        assert.deepEqual([note.conference?.id, note.date], [id, start ?? '2026-01-02']);
      }
    }
  });

  it('accepts an unknown conference', () => {
    const { conference, date } = read(newNoteText('Mesh', 'Our Mesh Day', '2026-05-04', 'en'));
    assert.deepEqual([conference?.id, conference?.name, date], ['our-mesh-day-2026', 'Our Mesh Day 2026', '2026-05-04']);
  });

  it('keeps quotes, colons, hashes and backslashes of a title', () => {
    for (const title of ['The "boring" mesh', "Istio's future: part #2", 'C:\\notes', 'no', '2024', '- [x] {a}', '“引号”与：冒号', '# Heading', '---']) {
      const note = read(newNoteText(title, `${title} Day 2026`, '2026-05-04', 'en'));
      assert.deepEqual([note.title, note.conference?.name, note.problems], [title, `${title} Day 2026`, []]);
    }
  });
});

describe('The date of a new note', () => {
  it('is the first day of its conference, else today', () => {
    assert.equal(newNoteDate({ start: '2024-03-19' }, '2026-01-02'), '2024-03-19');
    assert.equal(newNoteDate({}, '2026-01-02'), '2026-01-02');
    assert.equal(newNoteDate(undefined, '2026-01-02'), '2026-01-02');
  });
});
