import assert from 'node:assert/strict';
import { builtinGlossary } from '../../src/core/terms/builtinGlossary';
import { Library } from '../../src/core/library/library';
import { readFrontMatter } from '../../src/core/notes/frontMatter';
import { readNote } from '../../src/core/notes/note';
import { allTopics, type Topic } from '../../src/core/notes/topics';
import { allNodes, topicGroupings, topicTree } from '../../src/core/library/topicTree';
import { languages, type Language } from '../../src/core/text/language';
import { builtinNotes } from './builtinNotes';

/** One of the ways to write a name is enough: Chinese pages may give it in characters. */
type Name = string | readonly string[];

interface Talk {
  /** Names that stand together in the fields of one topic. */
  readonly speakers?: readonly Name[];
  readonly organisations?: readonly Name[];
  /** Names that the text tells. */
  readonly told?: readonly Name[];
}

const chinaMobile: Name = ['China Mobile', '中国移动'];
const huawei: Name = ['Huawei', '华为'];
const nio: Name = ['NIO', '蔚来'];

/** Who spoke and which organisations were named at each conference, as those who were there report it. */
const conferences: Readonly<Record<string, readonly Talk[]>> = {
  'kubecon-eu-2024': [
    { speakers: ['Arthur Busser', 'Baudouin Herlicq'], organisations: ['Pigment'] },
    { speakers: ['Chris Detsicas'], organisations: ['ThousandEyes'], told: ['Cisco'] },
    { speakers: ['Haiwen Zhang', 'Yongxi Zhang'], organisations: [chinaMobile], told: ['Kosmos'] },
    { speakers: ['Ameer Abbas', 'John Howard'], organisations: ['Google'] },
    { speakers: ['Niranjan Shankar'], organisations: ['Microsoft'] },
    { speakers: ['Benjamin Leggett', 'Yuval Kohavi'] },
    { speakers: ['Christian Posta'] },
    { organisations: [['The New York Times', 'New York Times', '纽约时报']] },
    { organisations: ['Isovalent'] },
    { organisations: [['Deutsche Bahn', '德国铁路']] },
    { organisations: [['NVIDIA', 'Nvidia', '英伟达']] },
    { organisations: ['CNCF'] },
    { organisations: ['Cosmonic'] },
    { organisations: ['Fermyon'], told: ['SpinKube'] },
    { organisations: ['New Relic'] },
    { told: [['End User TAB', 'End User Technical Advisory Board', '最终用户技术咨询委员会'], 'Testcontainers Cloud'] },
  ],
  'kubecon-china-2024': [
    { organisations: [huawei, nio] },
    { organisations: ['Tetrate', ['Alibaba Cloud', '阿里云'], 'Kong'] },
    { speakers: [['Xu Zhonghu', '徐中虎'], ['He Jianpeng', '何建鹏']] },
    { speakers: [['Zhao Huabing', '赵化冰']] },
    { organisations: [nio, chinaMobile] },
    { speakers: ['Xin Liu'], organisations: [huawei], told: ['Kmesh'] },
    { speakers: [['Jintao Zhang', '张晋涛']], organisations: ['Kong'] },
    { speakers: ['Linus Torvalds'] },
    { organisations: [chinaMobile] },
    { told: ['Karmada', 'TiDB', 'KubeVirt', 'SLSA', 'Cilium'] },
  ],
  'kubecon-eu-2019': [
    { speakers: ['Saad Ali'] },
    { speakers: ['Eran Yanay'] },
    { speakers: ['Nic Jackson', 'Daniel Bryant'] },
    { speakers: ['Rob Szumski'] },
    { speakers: ['Gabe Monroy'] },
    { organisations: ['Supergiant'] },
    { told: ['Azure Stack', 'AWS Outposts', 'Anthos', 'Ambassador', 'Consul'] },
    { told: ['Rio', 'Submariner', ['k3s', 'K3s'], 'Velero 1.0', 'CockroachDB', 'ECK', 'StorageOS', 'Operator SDK', 'OperatorHub'] },
    { told: ['Istio', 'Linkerd', 'Flagger'] },
  ],
};

function spellings(name: Name): readonly string[] {
  return typeof name === 'string' ? [name] : name;
}

function stands(name: Name, text: string): boolean {
  return spellings(name).some((spelling) => text.includes(spelling));
}

/** Whether one of the values of a field is the name, alone or with a remark in brackets. */
function isField(name: Name, values: readonly string[] = []): boolean {
  return values.some((value) => value.split(/\s*[（()）]\s*/).some((part) => spellings(name).includes(part)));
}

function topicsOf(path: string, text: string): readonly Topic[] {
  return allTopics(readNote({ uri: path, fileName: path.slice(path.lastIndexOf('/') + 1), text }).topics);
}

function describeTalk({ speakers = [], organisations = [] }: Talk): string {
  return [...speakers, ...organisations].map((name) => spellings(name).join(' or ')).join(', ');
}

const { terms } = builtinGlossary(builtinNotes);

/** The built-in conference notes of a language with the terms in them, as the packaged notebook gives them. */
function libraryIn(language: Language): Library {
  const library = new Library();
  library.setBuiltinTerms(terms);
  for (const [path, text] of Object.entries(builtinNotes[language])) {
    if (path.startsWith('conferences/')) {
      const uri = `mesh.notes:/${language}/${path}`;
      library.put({ uri, fileName: path.slice(path.lastIndexOf('/') + 1), text, origin: 'builtin', inNotesFolder: false, language });
      library.count(uri, text);
    }
  }
  return library;
}

describe('The built-in conference notes', () => {
  for (const [id, talks] of Object.entries(conferences)) {
    const path = `conferences/${id}.md`;
    for (const language of languages) {
      it(`name every speaker and organisation of ${id} in ${language}`, () => {
        const text = builtinNotes[language][path];
        assert.ok(text !== undefined, path);
        const body = text.slice(readFrontMatter(text).bodyOffset);
        const names = talks.flatMap(({ speakers = [], organisations = [], told = [] }) => [...speakers, ...organisations, ...told]);
        assert.deepEqual(names.filter((name) => !stands(name, body)), []);
      });

      it(`give the speakers and organisations of ${id} as fields of one topic in ${language}`, () => {
        const topics = topicsOf(path, builtinNotes[language][path] ?? '');
        const missing = talks.filter(
          ({ speakers = [], organisations = [] }) =>
            !topics.some(({ fields }) => speakers.every((name) => isField(name, fields.speakers)) && organisations.every((name) => isField(name, fields.organisations))),
        );
        assert.deepEqual(missing.map(describeTalk), []);
      });
    }
  }

  it('give as many speakers, organisations and projects in both languages, topic by topic', () => {
    for (const path of Object.keys(builtinNotes.en).filter((each) => each.startsWith('conferences/'))) {
      const counts = languages.map((language) =>
        topicsOf(path, builtinNotes[language][path] ?? '').map(({ fields: { speakers = [], organisations = [], projects = [] } }) => [speakers.length, organisations.length, projects.length]),
      );
      assert.deepEqual(counts[1], counts[0], path);
    }
  });

  it('leave no field without a value', () => {
    for (const language of languages) {
      for (const [path, text] of Object.entries(builtinNotes[language])) {
        assert.deepEqual(path.startsWith('conferences/') ? topicsOf(path, text).flatMap(({ emptyFields }) => emptyFields) : [], [], `${language}/${path}`);
      }
    }
  });

  it('are each recognised as their conference', () => {
    for (const language of languages) {
      const ids = libraryIn(language).conferences().map(({ conference, notes }) => [conference.id, notes.map(({ uri, problems }) => [uri, problems])]);
      assert.deepEqual(
        ids,
        ['kubecon-china-2024', 'kubecon-eu-2024', 'kubecon-eu-2019'].map((id) => [id, [[`mesh.notes:/${language}/conferences/${id}.md`, []]]]),
      );
    }
  });

  it('make a tree of unique ids in each grouping', () => {
    for (const language of languages) {
      const library = libraryIn(language);
      for (const grouping of topicGroupings) {
        const ids = allNodes(topicTree(library, { grouping, order: 'newest', filter: '', language })).map(({ id }) => id);
        assert.ok(ids.length > 0);
        assert.equal(new Set(ids).size, ids.length, `${language} ${grouping}`);
      }
    }
  });
});
