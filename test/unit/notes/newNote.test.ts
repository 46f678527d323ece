import assert from 'node:assert/strict';
import { knownConferences } from '../../../src/core/notes/conference';
import { gapsOf } from '../../../src/core/library/gaps';
import { newNoteDate, newNoteFileName, newNoteText, newTalk } from '../../../src/core/notes/newNote';
import { readNote, type Note } from '../../../src/core/notes/note';
import type { Topic } from '../../../src/core/notes/topics';
import { languages } from '../../../src/core/text/language';
import { lineStarts } from '../../../src/core/text/lines';

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

/** A text with another talk, its title in `«»` and its end at `^`; the cursor is in the line with `|`. */
function withTalk(marked: string): string {
  const line = marked.slice(0, marked.indexOf('|')).split(/\r\n?|\n/).length - 1;
  const text = marked.replace('|', '');
  const talk = newTalk({ uri: 'file:///n/new.md', fileName: 'new.md', text }, line);
  const starts = lineStarts(text);
  const { start, end } = talk.range;
  const written = `${talk.text.slice(0, talk.title.start)}«${talk.text.slice(talk.title.start, talk.title.end)}»${talk.text.slice(talk.title.end, talk.end)}^${talk.text.slice(talk.end)}`;
  return text.slice(0, (starts[start.line] ?? 0) + start.character) + written + text.slice((starts[end.line] ?? 0) + end.character);
}

/** The outline of a talk with the given heading, and what is marked in it. */
function newTalkAt(level: string): string {
  return `${level} «Talk»\n\n- Speakers:\n- Organisation:\n- Project:\n- Link:\n\nKey points^`;
}

const created = newNoteText('Paris', 'KubeCon EU 2024', '2024-03-19', 'en');

/** A talk with a field, or one without. */
const talk = (heading: string, text = 'Text.'): string => `${heading}\n\n- Speakers: Ada\n\n${text}\n\n`;

describe('Another talk', () => {
  /** Where the talk comes to stand, by the line that the cursor is in. */
  const placed = (text: string, line: string, before: string, level: string): void => {
    const expected = before === '' ? `${text.trimEnd()}\n\n${newTalkAt(level)}\n` : text.replace(new RegExp(`\\n*(?=^${before})`, 'm'), `\n\n${newTalkAt(level)}\n\n`);
    assert.equal(withTalk(text.replace(line, `|${line}`)), expected, line);
  };

  it('comes below the one at the cursor, in a new note', () => {
    for (const line of ['### Talk', '- Speakers:', 'Key points']) {
      placed(created, line, '## Impressions', '###');
    }
  });

  it('comes above the first one, with the cursor above that', () => {
    for (const line of ['title: ', 'tags: []', '## Theme']) {
      placed(created, line, '### Talk', '###');
    }
  });

  it('comes below the last one from what closes a new note', () => {
    placed(created, '## Impressions', '## Impressions', '###');
    placed(`${created}Good coffee.\n`, 'Good coffee', '## Impressions', '###');
    placed('# KubeCon EU 2024\n\n## Impressions\n\nGood.\n', 'Good.', '## Impressions', '##');
  });

  it('is written in the language of the note', () => {
    const chinese = newNoteText('巴黎见闻', 'KubeCon EU 2024', '2024-03-19', 'zh-cn');
    assert.equal(withTalk(chinese.replace('要点', '|要点')), chinese.replace('## 感想', '### «议题»\n\n- 讲者：\n- 组织：\n- 项目：\n- 链接：\n\n要点^\n\n## 感想'));
  });

  it('comes below the whole talk, at its level, with its subtopics', () => {
    const themes = `# KubeCon EU 2024\n\nIntro.\n\n## One\n\nOf one.\n\n${talk('### A')}#### Costs\n\nSub.\n\n${talk('### B')}## Two\n\nOf two.\n\n${talk('### Z')}`;
    placed(themes, 'Sub.', '### B', '###');
    placed(themes, '### A', '### B', '###');
    placed(themes, '### B', '## Two', '###');
    placed(themes, '### Z', '', '###');
    placed(themes, 'Intro.', '### A', '###');
    placed(themes, 'Of one.', '### A', '###');
    placed(themes, 'Of two.', '### Z', '###');
    const flat = `# KubeCon EU 2024\n\nIntro.\n\n${talk('## A')}### Costs\n\nSub.\n\n${talk('## B')}`;
    placed(flat, 'Sub.', '## B', '##');
    placed(flat, '## B', '', '##');
    placed(flat, 'Intro.', '## A', '##');
  });

  it('is not mistaken by topics without fields: beside a talk, in one, or a theme that is still empty', () => {
    const mixed = `# KubeCon EU 2024\n\n## One\n\n${talk('### A')}### Lightning\n\nQuick.\n\n#### Deep\n\nDown.\n\n## Two\n\nEmpty.\n\n## Three\n\n${talk('### B')}`;
    placed(mixed, 'Quick.', '## Two', '###');
    placed(mixed, 'Down.', '## Two', '###');
    placed(mixed, 'Empty.', '## Three', '###');
    const flat = `# KubeCon EU 2024\n\n${talk('## A')}## Lightning\n\nQuick.\n\n### Deep\n\nDown.\n\n${talk('## B')}`;
    placed(flat, 'Down.', '## B', '##');
  });

  it('takes the innermost topic with fields for the talk', () => {
    const inner = `# KubeCon EU 2024\n\n## Day\n\n- Date: today\n\n${talk('### A')}${talk('### B')}## Next\n`;
    placed(inner, '### A', '### B', '###');
    placed(inner, '- Date', '## Next', '##');
  });

  it('takes the outermost topics for talks where none has fields', () => {
    const bare = '# KubeCon EU 2024\n\nIntro.\n\n## A\n\n### Costs\n\nSub.\n\n## B\n';
    placed(bare, 'Sub.', '## B', '##');
    placed(bare, '## B', '', '##');
    placed(bare, 'Intro.', '## A', '##');
    placed('# Part one\n\nPart.\n\n## A\n\n## B\n', 'Part.', '## A', '##');
  });

  it('comes at the end of a note without talks', () => {
    for (const text of ['---\nconference: KubeCon EU 2024\n---\n', '---\nconference: KubeCon EU 2024\n---\nText.', '# KubeCon EU 2024\n\nText.\n\n\n']) {
      placed(text, text.slice(-3), '', '##');
    }
    assert.equal(withTalk('|'), `${newTalkAt('##')}\n`);
    assert.equal(withTalk('|\n \n'), `${newTalkAt('##')}\n`);
  });

  it('has exactly one blank line around it, whatever was there, with every line end', () => {
    const text = `# KubeCon EU 2024\n${talk('## A').trimEnd()}`;
    for (const between of ['\n', '\n\n', '\n  \n\t\n\n']) {
      assert.equal(withTalk(`${text}|${between}## B\n`), `${text}\n\n${newTalkAt('##')}\n\n## B\n`);
    }
    const windows = `${text}|\n\n## B\n`.replaceAll('\n', '\r\n');
    assert.equal(withTalk(windows).replaceAll('\r\n', '\n'), `${text}\n\n${newTalkAt('##')}\n\n## B\n`);
  });

  it('reads back as a talk with empty fields', () => {
    const again = withTalk(created.replace('Key points', '|Key points')).replace(/[«»^]/g, '');
    assert.deepEqual(read(again).topics.map(outline), [
      ['Theme', [], [['Talk', ['Speakers', 'Organisation', 'Project', 'Link'], []], ['Talk', ['Speakers', 'Organisation', 'Project', 'Link'], []]]],
      ['Impressions', [], []],
    ]);
  });
});
