import { inlineText } from '../markdown/inlineText';
import { parseInline } from '../markdown/parser';
import { cutTo, detach, displayText } from '../text/strings';

/** The fields in the list right under a heading. */
export interface TopicFields {
  readonly speakers?: readonly string[];
  readonly organisations?: readonly string[];
  readonly projects?: readonly string[];
  readonly track?: string;
  /** As written. */
  readonly date?: string;
  /** Web addresses (`https:` or `http:`). */
  readonly link?: string;
  readonly video?: string;
  readonly slides?: string;
}

/** Field names in both languages, in lower case without white space. */
const fieldNames = new Map<string, keyof TopicFields>(
  Object.entries({
    speakers: 'speaker speakers presenter presenters host hosts panelist panelists 讲者 演讲者 演讲人 主讲人 讲师 嘉宾 演讲嘉宾 主持人',
    organisations: 'organisation organisations organization organizations company companies 组织 公司 单位 机构 所属公司 所属单位',
    projects: 'project projects 项目 相关项目 开源项目',
    track: 'track session 专题 分会场 主题 议题方向',
    date: 'date when 日期 时间',
    link: 'link links url schedule website 链接 议程链接 议程 网址 链接地址',
    video: 'video videos recording youtube 视频 录像 回放 视频链接',
    slides: 'slides slide deck slidedeck ppt pdf 幻灯片 演示文稿 讲稿 课件 ppt链接',
  }).flatMap(([field, names]) => names.split(' ').map((name): [string, keyof TopicFields] => [name, field as keyof TopicFields])),
);

/** What the list under a heading has. */
export interface FieldList {
  readonly fields: TopicFields;
  /** The names, as written, of the fields without a value. */
  readonly empty: readonly string[];
}

/**
 * Reads fields from the list under a heading: `Speakers: A, B`, `**讲者**：A、B`, Dataview's `speaker:: A`. Ignores lists whose first item is no
 * field, and other items that are not fields.
 */
export function readFields(items: readonly string[]): FieldList {
  const found = fieldsIn(items);
  if (found.length === 0) {
    return noFields;
  }
  const fields: WritableFields = {};
  for (const { name, value } of found) {
    if (fields[name] === undefined) {
      setField(fields, name, value);
    }
  }
  return { fields, empty: found.filter(({ value }) => value === '').map(({ written }) => detach(displayText(written))) };
}

/** Shared, since most topics have none. */
const noFields: FieldList = { fields: {}, empty: [] };

type WritableFields = { -readonly [name in keyof TopicFields]: TopicFields[name] };

function setField(fields: WritableFields, name: keyof TopicFields, value: string): void {
  if (name === 'speakers' || name === 'organisations' || name === 'projects') {
    const names = splitNames(inlineText(value), name === 'speakers');
    if (names.length > 0) {
      fields[name] = names.map(detach);
    }
    return;
  }
  const text = name === 'track' || name === 'date' ? inlineText(value) : webAddress(value);
  if (text) {
    fields[name] = detach(text);
  }
}

interface Field {
  readonly name: keyof TopicFields;
  /** The name as written. */
  readonly written: string;
  readonly value: string;
}

function fieldsIn([first, ...others]: readonly string[]): readonly Field[] {
  const field = first === undefined ? undefined : parseField(first);
  return field ? [field, ...others.flatMap((item) => parseField(item) ?? [])] : [];
}

function parseField(item: string): Field | undefined {
  const match = /^(\*\*|__|\*|_)?([^:：*_]{1,24})(?:(?:::?|：)\1|\1[ \t]*(?:::?|：))(?:\s+|(?=[^/\s:])|$)/.exec(item);
  if (!match) {
    return undefined;
  }
  const written = match[2] ?? '';
  // `Speaker(s)`
  const name = fieldNames.get(written.toLowerCase().replace(/\s/g, '').replace(/[（(]s[)）]$/, 's'));
  return name && { name, written, value: item.slice(match[0].length).trim() };
}

/** `Co., Ltd.` is one company. */
const legalForm = /^(?:Ltd|Inc|LLC|Corp|Co|GmbH|AG|PLC|Limited|Incorporated)\b\.?/i;

function splitNames(text: string, arePeople: boolean): string[] {
  const names: string[] = [];
  for (const part of text.split(arePeople ? /\s*[,，、;；]\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+和\s+|(?<=\p{Script=Han})和(?=\p{Script=Han}{2})/u : /\s*[,，、;；]\s*/)) {
    const name = displayText(cutTo(part, longestName));
    const before = names.at(-1);
    if (before !== undefined && legalForm.test(name)) {
      names[names.length - 1] = `${before}, ${name}`;
    } else if (name) {
      names.push(name);
    }
  }
  return names.slice(0, maxNames);
}

const longestName = 120;
const maxNames = 50;

/** The first web address in a value: bare, `<…>`, or a link target. Other schemes are not opened. */
function webAddress(value: string): string | undefined {
  return parseInline(value, {})
    .map((token) => token.attrGet('href') ?? token.attrGet('src') ?? /https?:\/\/[^\s<>"]+/i.exec(token.content)?.[0] ?? '')
    .find((address) => /^https?:\/\//i.test(address));
}
