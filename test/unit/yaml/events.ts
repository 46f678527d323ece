import { finish } from '../../../src/core/text/steps';
import { scanYaml, type YamlOptions, type YamlSink } from '../../../src/core/yaml/scanner';

interface Collection {
  readonly path: string;
  readonly isList: boolean;
  lastKey: string;
}

/** Says what is told of a key, value, part of a value or comment; `path` is that of the value or key. */
export type Describe = (event: 'key' | 'value' | 'part' | 'comment', start: number, end: number, path: string) => string;

export interface Reading {
  readonly options?: YamlOptions;
  readonly from?: number;
  readonly to?: number;
  /** What a key says. */
  readonly keyOf?: (start: number, end: number) => string;
}

/** What is told of a text, in order: documents, the collections that begin (`a[]{}` is a mapping in the list at `a`, `a[]` that list) and what `describe` says. */
export function eventsOf(text: string, describe: Describe, { options = {}, from = 0, to = text.length, keyOf = (start, end) => text.slice(start, end) }: Reading = {}): string[] {
  const events: string[] = [];
  const entryPath = ({ path, isList, lastKey }: Collection): string => (isList ? path : path === '' ? lastKey : `${path}.${lastKey}`);
  const sink: YamlSink<Collection> = {
    document(start) {
      events.push(`${String(start)} document`);
      return { path: '', isList: true, lastKey: '' };
    },
    collection(parent, isList) {
      const path = entryPath(parent);
      events.push(`${path}${isList ? '[]' : '{}'}`);
      return { path: isList ? `${path}[]` : path, isList, lastKey: '' };
    },
    key(start, end, mapping) {
      mapping.lastKey = keyOf(start, end);
      events.push(describe('key', start, end, entryPath(mapping)));
    },
    value(start, end, isWhole, parent) {
      events.push(describe(isWhole ? 'value' : 'part', start, end, entryPath(parent)));
    },
    comment(start, end) {
      events.push(describe('comment', start, end, ''));
    },
  };
  finish(scanYaml(text, from, to, sink, options));
  return events;
}

/** With the place of each key, value and comment, and what stands there; `~` tells parts from whole values. */
export function placedEventsOf(text: string, reading?: Reading): string[] {
  return eventsOf(text, (event, start, end, path) => {
    const written = JSON.stringify(text.slice(start, end));
    return event === 'key' || event === 'comment' ? `${String(start)} ${event} ${written}` : `${String(start)} ${path} ${event === 'part' ? '~' : '='} ${written}`;
  }, reading);
}
