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

/**
 * Reads fields from the list under a heading: `Speakers: A, B`, `**讲者**：A、B`. Ignores lists whose first item is no
 * field, and other items that are not fields.
 */
export function readFields(items: readonly string[]): TopicFields {
  const [first] = items;
  if (first === undefined || !parseField(first)) {
    return noFields;
  }
  const fields: WritableFields = {};
  for (const item of items) {
    const field = parseField(item);
    if (!field || fields[field.name] !== undefined) {
      continue;
    }
    switch (field.name) {
      case 'speakers':
      case 'organisations':
      case 'projects':
        setList(fields, field.name, field.value);
        break;
      case 'track':
      case 'date':
        setText(fields, field.name, inlineText(field.value));
        break;
      case 'link':
      case 'video':
      case 'slides':
        setText(fields, field.name, webAddress(field.value));
    }
  }
  return fields;
}

/** The names, as written, of the empty fields in the list under a heading. */
export function readEmptyFields(items: readonly string[]): readonly string[] {
  if (items[0] === undefined || !parseField(items[0])) {
    return noNames;
  }
  const empty = items.filter((item) => parseField(item)?.value === '').map((item) => detach(displayText(item.replace(/[*_]+|[:：]\s*$/g, '').trim().replace(/[:：]$/, ''))));
  return empty.length > 0 ? empty : noNames;
}

/** Shared, since most topics have none. */
const noFields: TopicFields = {};
const noNames: readonly string[] = [];

type WritableFields = { -readonly [name in keyof TopicFields]: TopicFields[name] };

function setList(fields: WritableFields, name: 'speakers' | 'organisations' | 'projects', value: string): void {
  const names = splitNames(inlineText(value), name === 'speakers');
  if (names.length > 0) {
    fields[name] = names.map(detach);
  }
}

function setText(fields: WritableFields, name: 'track' | 'date' | 'link' | 'video' | 'slides', value: string | undefined): void {
  if (value) {
    fields[name] = detach(value);
  }
}

function parseField(item: string): { name: keyof TopicFields; value: string } | undefined {
  const match = /^(\*\*|__|\*|_)?([^:：*_]{1,24})(?:([:：])\1|\1[ \t]*([:：]))(?:\s+|(?=[^/\s])|$)/.exec(item);
  if (!match) {
    return undefined;
  }
  const name = fieldNames.get((match[2] ?? '').toLowerCase().replace(/\s/g, ''));
  return name && { name, value: item.slice(match[0].length).trim() };
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
