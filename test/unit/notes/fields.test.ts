import assert from 'node:assert/strict';
import { readFields as readList, type TopicFields } from '../../../src/core/notes/fields';

const readFields = (items: readonly string[]): TopicFields => readList(items).fields;
const readEmptyFields = (items: readonly string[]): readonly string[] => readList(items).empty;

describe('fields of a topic', () => {
  it('are read in English', () => {
    assert.deepEqual(
      readFields(['Speakers: Haiwen Zhang, Yongxi Zhang', 'Organisation: China Mobile', 'Project: Kosmos', 'Link: https://a.example/x?y=1', 'Video: <https://v.example/>', 'Slides: [PDF](https://s.example/a.pdf)', 'Track: Connectivity', 'Date: 2024-03-20']),
      {
        speakers: ['Haiwen Zhang', 'Yongxi Zhang'],
        organisations: ['China Mobile'],
        projects: ['Kosmos'],
        link: 'https://a.example/x?y=1',
        video: 'https://v.example/',
        slides: 'https://s.example/a.pdf',
        track: 'Connectivity',
        date: '2024-03-20',
      },
    );
  });

  it('are read in Chinese, with colons of either width', () => {
    assert.deepEqual(readFields(['讲者：徐中虎、何建鹏', '组织:华为', '项目：Istio', '链接：https://a.example', '视频：https://v.example', '幻灯片：https://s.example', '专题：服务网格', '日期：2024 年 8 月 21 日']), {
      speakers: ['徐中虎', '何建鹏'],
      organisations: ['华为'],
      projects: ['Istio'],
      link: 'https://a.example',
      video: 'https://v.example',
      slides: 'https://s.example',
      track: '服务网格',
      date: '2024 年 8 月 21 日',
    });
  });

  it('have names in several spellings', () => {
    for (const name of ['Speaker', 'speakers', 'SPEAKERS', 'Presenter', '讲者', '演讲者', '讲师', '嘉宾']) {
      assert.deepEqual(readFields([`${name}: A`]), { speakers: ['A'] }, name);
    }
    for (const name of ['Organisation', 'Organization', 'Company', 'Companies', '组织', '公司', '单位']) {
      assert.deepEqual(readFields([`${name}：A`]), { organisations: ['A'] }, name);
    }
    for (const name of ['Slides', 'PPT', 'Deck', '幻灯片']) {
      assert.deepEqual(readFields([`${name}: https://s.example`]), { slides: 'https://s.example' }, name);
    }
  });

  it('may have labels in bold', () => {
    for (const item of ['**Speakers:** A', '**Speakers**: A', '__Speakers:__ A', '*Speakers*: A', '**讲者**：A', '**讲者：**A']) {
      assert.deepEqual(readFields([item]), { speakers: ['A'] }, item);
    }
  });

  it('may be written as in Dataview, and with an optional plural', () => {
    assert.deepEqual(readFields(['speaker:: Ada Example', 'link:: https://a.example/x']), { speakers: ['Ada Example'], link: 'https://a.example/x' });
    assert.deepEqual(readFields(['**Speaker(s)**: Ada Example & Bo Example', '**Video**: <https://youtu.be/x>']), { speakers: ['Ada Example', 'Bo Example'], video: 'https://youtu.be/x' });
    assert.deepEqual(readFields(['std::vector: a list']), {});
  });

  it('split names at commas, semicolons and words for “and”', () => {
    for (const names of ['A, B', 'A、B', 'A，B', 'A; B', 'A；B', 'A and B', 'A & B', 'A, and B']) {
      assert.deepEqual(readFields([`Speakers: ${names}`]), { speakers: ['A', 'B'] }, names);
    }
    assert.deepEqual(readFields(['讲者：张三和李四']), { speakers: ['张三', '李四'] });
    assert.deepEqual(readFields(['讲者：李和平']), { speakers: ['李和平'] });
    assert.deepEqual(readFields(['Speakers: [Jane](https://x.example), *Joe*,\n  Sandy Anders']), { speakers: ['Jane', 'Joe', 'Sandy Anders'] });
  });

  it('keep the names of companies whole', () => {
    assert.deepEqual(readFields(['Company: Huawei Technologies Co., Ltd., Kong, Inc., Johnson & Johnson']), { organisations: ['Huawei Technologies Co., Ltd.', 'Kong, Inc.', 'Johnson & Johnson'] });
  });

  it('are ignored in a list that begins with something else', () => {
    assert.deepEqual(readFields(['Install it', 'Link: https://a.example']), {});
    assert.deepEqual(readFields(['Note: not a field']), {});
    assert.deepEqual(readFields(['https://a.example']), {});
    assert.deepEqual(readFields([]), {});
    assert.deepEqual(readFields(['constructor: x', '__proto__: y']), {});
  });

  it('skip other items, empty values and repetitions', () => {
    assert.deepEqual(readFields(['Speakers: A', 'Level: beginner', 'Track:', 'Speakers: B']), { speakers: ['A'] });
  });

  it('have web addresses only', () => {
    assert.deepEqual(readFields(['Link: command:workbench.action.quit', 'Video: javascript:alert(1)', 'Slides: [x](file:///etc/passwd)']), {});
    assert.deepEqual(readFields(['Link: see https://a.example/x for more']), { link: 'https://a.example/x' });
  });

  it('handle very long values', () => {
    assert.equal(readFields([`Speakers: ${'A, '.repeat(100_000)}`]).speakers?.length, 50);
    assert.deepEqual(readFields([`${'*'.repeat(100_000)}: A`]), {});
  });
});

describe('fields without a value', () => {
  it('are named as they are written', () => {
    for (const [item, name] of [
      ['Speakers:', 'Speakers'],
      ['speakers: ', 'speakers'],
      ['讲者：', '讲者'],
      ['讲者:', '讲者'],
      ['**Speakers:**', 'Speakers'],
      ['**讲者：**', '讲者'],
      ['**讲者**：', '讲者'],
      ['__Slides__:', 'Slides'],
      ['*Link*:', 'Link'],
      ['_Link:_', 'Link'],
    ] as const) {
      assert.deepEqual(readEmptyFields([item]), [name], item);
      assert.deepEqual(readFields([item]), {}, item);
    }
  });

  it('are those of a list that leave their value open, in its order', () => {
    const items = ['讲者：徐中虎', '组织：', '**项目**：Istio', 'Level:', '**链接：**', 'Slides: https://s.example', 'Video:'];
    assert.deepEqual(readEmptyFields(items), ['组织', '链接', 'Video']);
    assert.deepEqual(readFields(items), { speakers: ['徐中虎'], projects: ['Istio'], slides: 'https://s.example' });
  });

  it('are none if all have one, or in a list of something else', () => {
    assert.deepEqual(readEmptyFields(['Speakers: A', 'Link: https://a.example']), []);
    assert.deepEqual(readEmptyFields(['Agenda:', 'Install it', 'Note: not a field', 'The speakers:']), []);
    assert.deepEqual(readEmptyFields(['Speakers', 'https:', ':', '**:**', '']), []);
    assert.deepEqual(readEmptyFields(['Install it', 'Link:']), []);
    assert.deepEqual(readEmptyFields([]), []);
  });
});
