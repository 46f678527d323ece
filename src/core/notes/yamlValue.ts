import { EVENT_ID, getScalarValue, SCALAR_STYLE, YAMLException, type Event } from 'js-yaml';

/**
 * The value of a text's first document by YAML 1.2's core schema: dates are texts, `yes` and `no` too. Of keys that stand
 * twice in a mapping the first counts. `undefined` where there is no document.
 *
 * @param events of the whole text
 * @throws YAMLException with the line of an unknown tag or alias, or of a key that is not a string
 */
export function valueOf(events: readonly Event[], source: string): unknown {
  return events.length === 0 ? undefined : new ValueReader(events, source).next();
}

type TaggedEvent = Extract<Event, { readonly tagStart: number }>;

class ValueReader {
  /** Event 0 begins the document. */
  private at = 1;
  private readonly anchored = new Map<string, unknown>();

  constructor(
    private readonly events: readonly Event[],
    private readonly source: string,
  ) {}

  next(): unknown {
    const event = this.events[this.at++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.anchor(event, this.scalar(event));
      case EVENT_ID.SEQUENCE:
        return this.anchor(event, this.sequence(event));
      case EVENT_ID.MAPPING:
        return this.anchor(event, this.mapping(event));
      case EVENT_ID.ALIAS:
        return this.alias(event.anchorStart, event.anchorEnd);
      default:
        return undefined;
    }
  }

  private anchor(event: TaggedEvent, value: unknown): unknown {
    if (event.anchorStart >= 0) {
      this.anchored.set(this.source.slice(event.anchorStart, event.anchorEnd), value);
    }
    return value;
  }

  private alias(start: number, end: number): unknown {
    const name = this.source.slice(start, end);
    return this.anchored.has(name) ? this.anchored.get(name) : YAMLException.throwAt(this.source, start, `unidentified alias "${name}"`);
  }

  private scalar(event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>): unknown {
    const text = getScalarValue(this.source, event);
    const tag = this.tagOf(event, /^!(?:!(?:str|null|bool|int|float))?$/);
    const isText = tag === undefined ? event.style !== SCALAR_STYLE.PLAIN : tag === '!' || tag === '!!str';
    return isText ? text : plainValue(text);
  }

  private sequence(event: TaggedEvent): unknown[] {
    this.tagOf(event, /^!(?:!seq)?$/);
    const items: unknown[] = [];
    while (!this.ends()) {
      items.push(this.next());
    }
    return items;
  }

  private mapping(event: TaggedEvent): Record<string, unknown> {
    this.tagOf(event, /^!(?:!map)?$/);
    const fields = new Map<string, unknown>();
    while (!this.ends()) {
      const key = this.key();
      const value = this.next();
      if (!fields.has(key)) {
        fields.set(key, value);
      }
    }
    return Object.fromEntries(fields);
  }

  private key(): string {
    const event = this.events[this.at];
    const key = this.next();
    return typeof key === 'object' && key !== null ? YAMLException.throwAt(this.source, startOf(event), 'a list or a mapping cannot be a key') : String(key);
  }

  /** Whether the innermost list or mapping ends here; goes past its end. */
  private ends(): boolean {
    const ends = this.events[this.at]?.type === EVENT_ID.POP;
    this.at += ends ? 1 : 0;
    return ends;
  }

  private tagOf(event: TaggedEvent, known: RegExp): string | undefined {
    if (event.tagStart < 0) {
      return undefined;
    }
    const tag = this.source.slice(event.tagStart, event.tagEnd);
    return known.test(tag) ? tag : YAMLException.throwAt(this.source, event.tagStart, `unknown tag ${tag}`);
  }
}

function startOf(event: Event | undefined): number {
  return event && 'start' in event ? event.start : event && 'anchorStart' in event ? event.anchorStart : 0;
}

const decimal = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

function plainValue(text: string): unknown {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
  }
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) {
    return text.startsWith('-') ? -Infinity : Infinity;
  }
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) {
    return NaN;
  }
  const number = decimal.test(text) || /^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : text;
}
