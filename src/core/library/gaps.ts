import type { Topic } from '../notes/topics';
import type { ProblemArgument } from '../text/problem';
import type { LibraryNote } from './libraryNote';

/** Something that a conference note leaves open. `message` is English, with `{0}` for `args`, and the key of its translation. */
export interface Gap {
  readonly message: string;
  readonly args: readonly ProblemArgument[];
}

/** What a note about a conference lacks: nothing of it is an error. */
export function gapsOf({ conference, date, topics }: Pick<LibraryNote, 'conference' | 'date' | 'topics'>): readonly Gap[] {
  const gaps: Gap[] = [];
  if (conference && conference.city === undefined && conference.start === undefined) {
    gaps.push({ message: 'The place and dates of {0} are unknown.', args: [conference.name] });
  }
  if (conference && date === undefined) {
    gaps.push({ message: 'The note has no date.', args: [] });
  }
  if (topics.length === 0) {
    gaps.push({ message: 'The note has no headings, so it has no topics.', args: [] });
  }
  const empty = new Set(topics.flatMap(emptyFieldsOf));
  if (empty.size > 0) {
    gaps.push({ message: 'Empty fields: {0}.', args: [[...empty]] });
  }
  return gaps;
}

/** The fields of one topic, and of those under it, that have no value. */
export function emptyFieldsOf(topic: Topic): readonly string[] {
  return [...topic.emptyFields, ...topic.children.flatMap(emptyFieldsOf)];
}
