import { readEmptyFields, readFields, type TopicFields } from './fields';
import type { Heading } from './outline';
import type { Anchors } from './slug';

/** A heading of a note with its subtopics. */
export interface Topic {
  readonly title: string;
  /** 1 to 6. */
  readonly level: number;
  /** Zero-based line of the heading. */
  readonly line: number;
  /** The line after it and its children. */
  readonly endLine: number;
  /** Its anchor in VS Code's preview, unique within the note. */
  readonly slug: string;
  readonly fields: TopicFields;
  /** The names of its empty fields, as written. */
  readonly emptyFields: readonly string[];
  readonly children: readonly Topic[];
}

/** Does not retain the text. */
class HeadingTopic implements Topic {
  readonly title: string;
  readonly level: number;
  readonly line: number;
  endLine = 0;
  readonly fields: TopicFields;
  readonly emptyFields: readonly string[];
  children: Topic[] = noTopics;
  readonly #anchors: Anchors;
  readonly #index: number;

  constructor({ title, level, line, items, anchors, index }: Heading) {
    this.title = title;
    this.level = level;
    this.line = line;
    this.fields = readFields(items);
    this.emptyFields = readEmptyFields(items);
    this.#anchors = anchors;
    this.#index = index;
  }

  get slug(): string {
    return this.#anchors.slug(this.#index);
  }

  add(child: Topic): void {
    if (this.children === noTopics) {
      this.children = [child];
    } else {
      this.children.push(child);
    }
  }

  close(endLine: number): void {
    this.endLine = endLine;
    if (this.children !== noTopics) {
      // Release the spare capacity of the array.
      this.children = this.children.slice();
    }
  }
}

/** Shared, since most topics have none. */
const noTopics: Topic[] = [];

/** The topics of a note with `lines` lines: its headings, except empty ones and one that repeats the title. */
export function topicsOf(headings: readonly Heading[], title: string, lines: number): readonly Topic[] {
  const own = indexOfTitle(headings, title);
  const topics: Topic[] = [];
  const open: HeadingTopic[] = [];
  const closeFrom = (level: number, line: number): void => {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      last.close(line);
      open.pop();
    }
  };
  headings.forEach((heading, index) => {
    closeFrom(heading.level, heading.line);
    if (index !== own && heading.title !== '') {
      const topic = new HeadingTopic(heading);
      const parent = open.at(-1);
      if (parent) {
        parent.add(topic);
      } else {
        topics.push(topic);
      }
      open.push(topic);
    }
  });
  closeFrom(0, lines);
  return topics.slice();
}

/** The index of the first heading, or the first of level 1, if it repeats the title; otherwise -1. */
function indexOfTitle(headings: readonly Heading[], title: string): number {
  if (isSame(headings[0]?.title ?? '', title)) {
    return 0;
  }
  const first = headings.findIndex(({ level }) => level === 1);
  return first > 0 && isSame(headings[first]?.title ?? '', title) ? first : -1;
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
