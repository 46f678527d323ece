import { readFields, type FieldList, type TopicFields } from './fields';
import type { Heading } from './outline';
import { slugOf } from './slug';

/** A heading of a note with its subtopics. */
export interface Topic extends Pick<Heading, 'title' | 'level' | 'line' | 'slug'> {
  /** The line after it and its children. */
  readonly endLine: number;
  readonly fields: TopicFields;
  /** The names of its empty fields, as written. */
  readonly emptyFields: readonly string[];
  readonly children: readonly Topic[];
}

/** Does not retain the text. There are tens of thousands, so it has no more members than it needs. */
class HeadingTopic implements Topic {
  readonly title: string;
  readonly level: number;
  readonly line: number;
  readonly children: readonly Topic[];
  readonly #list: FieldList;
  /** Undefined if its title tells it, as most do. */
  readonly #slug: string | undefined;

  constructor({ title, level, line, items, slug }: Heading, readonly endLine: number, children: readonly Topic[]) {
    this.title = title;
    this.level = level;
    this.line = line;
    this.#list = readFields(items);
    // A copy has no spare capacity.
    this.children = children.length > 0 ? children.slice() : noTopics;
    this.#slug = slug === slugOf(title) ? undefined : slug;
  }

  get fields(): TopicFields {
    return this.#list.fields;
  }

  get emptyFields(): readonly string[] {
    return this.#list.empty;
  }

  get slug(): string {
    return this.#slug ?? slugOf(this.title);
  }
}

/** Shared, since most topics have none. */
const noTopics: readonly Topic[] = [];

/** The topics of a note with `lines` lines: its headings, except empty ones, and the first one or the first of level 1 if it repeats the title. */
export function topicsOf(headings: readonly Heading[], title: string, lines: number): readonly Topic[] {
  const own = [headings[0], headings.find(({ level }) => level === 1)].find((heading) => heading && isSame(heading.title, title));
  const topics: Topic[] = [];
  let next = 0;
  /** Adds the headings at `next` and after it that are below a level. */
  const addBelow = (level: number, siblings: Topic[]): void => {
    for (let heading = headings[next]; heading && heading.level > level; heading = headings[next]) {
      next++;
      const isTopic = heading !== own && heading.title !== '';
      const children = isTopic ? [] : siblings;
      addBelow(heading.level, children);
      if (isTopic) {
        siblings.push(new HeadingTopic(heading, headings[next]?.line ?? lines, children));
      }
    }
  };
  addBelow(0, topics);
  return topics.slice();
}

/** Whether two titles are equal, ignoring case, width and white space. */
function isSame(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Flattens topics, in the order of the note. */
export function allTopics(topics: readonly Topic[]): readonly Topic[] {
  return topics.flatMap((topic) => [topic, ...allTopics(topic.children)]);
}
