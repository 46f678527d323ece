import { finish } from '../../../src/core/steps';
import { scanYaml, type YamlOptions, type YamlSink } from '../../../src/core/yaml/scanner';

interface Collection {
  readonly path: string;
  readonly isList: boolean;
  lastKey: string;
}

/** What may be told of a scalar: `raw` is how it stands in the text. */
export type Describe = (event: 'key' | 'value' | 'part' | 'comment', path: string, start: number, end: number) => string;

/**
 * What is told of a text, in order: documents, the collections that begin (`a[]{}` is a mapping in the list at `a`, `a[]` that list) and
 * what `describe` makes of the rest.
 */
export function eventsOf(text: string, options: YamlOptions, describe: Describe, from = 0, to = text.length): string[] {
  const events: string[] = [];
  const entryPath = ({ path, isList, lastKey }: Collection): string => (isList ? path : path === '' ? lastKey : `${path}.${lastKey}`);
  const sink: YamlSink<Collection> = {
    document(start) {
      events.push(`${String(start)} document`);
      return { path: '', isList: true, lastKey: '' };
    },
    mapping(parent) {
      events.push(`${entryPath(parent)}{}`);
      return { path: entryPath(parent), isList: false, lastKey: '' };
    },
    list(parent) {
      events.push(`${entryPath(parent)}[]`);
      return { path: `${entryPath(parent)}[]`, isList: true, lastKey: '' };
    },
    key(start, end, mapping) {
      mapping.lastKey = text.slice(start, end);
      events.push(describe('key', entryPath(mapping), start, end));
    },
    value(start, end, isWhole, parent) {
      events.push(describe(isWhole ? 'value' : 'part', entryPath(parent), start, end));
    },
    comment(start, end) {
      events.push(describe('comment', '', start, end));
    },
  };
  finish(scanYaml(text, from, to, sink, options));
  return events;
}

/** With the place of each key, value and comment, and what stands there. */
export function placedEventsOf(text: string, options: YamlOptions = {}, from?: number, to?: number): string[] {
  return eventsOf(text, options, (event, path, start, end) => {
    const written = JSON.stringify(text.slice(start, end));
    return event === 'key' || event === 'comment' ? `${String(start)} ${event} ${written}` : `${String(start)} ${path}${event === 'part' ? ' ~' : ' ='} ${written}`;
  }, from, to);
}
