import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException, type Event } from 'js-yaml';
import { LineReader } from '../text/lines';

/** A value in a YAML document. Lines are zero-based. */
export type YamlNode = YamlText | YamlList | YamlMapping | YamlAlias | YamlNothing;

export interface YamlText {
  readonly type: 'text';
  readonly line: number;
  readonly text: string;
  /** Whether it has no quotes, so that it may be a number or a Boolean. */
  readonly isPlain: boolean;
}

export interface YamlList {
  readonly type: 'list';
  readonly line: number;
  readonly items: readonly YamlNode[];
  /** The number of nodes after all aliases are expanded. */
  readonly size: number;
}

/** Fields in text order; keys may repeat. */
export interface YamlMapping {
  readonly type: 'mapping';
  readonly line: number;
  readonly fields: readonly YamlField[];
  readonly size: number;
}

/** A reference to an anchored list or mapping. Aliases of other nodes are replaced by the node. */
export interface YamlAlias {
  readonly type: 'alias';
  readonly line: number;
  readonly of: YamlList | YamlMapping;
}

/** Null in any spelling, or a missing value. */
export interface YamlNothing {
  readonly type: 'nothing';
  readonly line: number;
  readonly text: string;
}

export interface YamlField {
  readonly key: string;
  readonly line: number;
  readonly value: YamlNode;
}

export interface YamlError {
  readonly line: number;
  readonly reason: string;
}

export interface ParsedYaml {
  readonly root: YamlNode;
  /** The first error. The tree is not reliable then. */
  readonly error?: YamlError;
}

/**
 * Parses the first document of a YAML text. Never throws. Does not interpret scalars and keys.
 *
 * @param firstLine the line on which the text begins in a larger one
 * @param anchors the anchors defined above the text; its own are added
 */
export function parseYaml(text: string, firstLine = 0, anchors = new Map<string, YamlNode>()): ParsedYaml {
  try {
    return new TreeBuilder(text, firstLine, anchors).build(parseEvents(text, { maxDepth: 100 }));
  } catch (error) {
    const root: YamlNothing = { type: 'nothing', line: firstLine, text: '' };
    return { root, error: error instanceof YAMLException ? { line: firstLine + (error.mark?.line ?? 0), reason: error.reason } : { line: firstLine, reason: String(error) } };
  }
}

export function yamlList(line: number, items: readonly YamlNode[]): YamlList {
  return { type: 'list', line, items, size: items.reduce((sum, item) => sum + sizeOf(item), 1) };
}

export function yamlMapping(line: number, fields: readonly YamlField[]): YamlMapping {
  return { type: 'mapping', line, fields, size: fields.reduce((sum, { value }) => sum + 1 + sizeOf(value), 1) };
}

/** The number of nodes in a node after all aliases are expanded. */
export function sizeOf(node: YamlNode): number {
  return node.type === 'alias' ? node.of.size : node.type === 'list' || node.type === 'mapping' ? node.size : 1;
}

type CollectionEvent = Extract<Event, { readonly start: number }>;
type ScalarEvent = Extract<Event, { readonly valueStart: number }>;

class TreeBuilder {
  private readonly open: { readonly event: CollectionEvent; readonly line: number; readonly nodes: YamlNode[] }[] = [];
  private root?: YamlNode;
  private error?: YamlError;
  private readonly lines: LineReader;
  private line: number;

  constructor(
    private readonly source: string,
    private readonly firstLine: number,
    private readonly anchors: Map<string, YamlNode>,
  ) {
    this.lines = new LineReader(source);
    this.line = firstLine;
  }

  build(events: readonly Event[]): ParsedYaml {
    const { line } = this;
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.SEQUENCE:
        case EVENT_ID.MAPPING:
          this.tagOf(event, event.type === EVENT_ID.SEQUENCE ? /^!(?:!seq)?$/ : /^!(?:!map)?$/);
          this.goTo(event.start);
          this.open.push({ event, line: this.line, nodes: [] });
          break;
        case EVENT_ID.SCALAR:
          this.add(this.scalar(event), event);
          break;
        case EVENT_ID.ALIAS:
          this.goTo(event.anchorStart);
          this.add(this.alias(this.source.slice(event.anchorStart, event.anchorEnd)));
          break;
        case EVENT_ID.POP:
          this.close();
      }
    }
    return { root: this.root ?? { type: 'nothing', line, text: '' }, ...(this.error && { error: this.error }) };
  }

  /** A missing scalar has no offset; it is on the line before. */
  private goTo(offset: number): void {
    this.line = offset < 0 ? this.line : this.firstLine + this.lines.lineAt(offset);
  }

  private add(node: YamlNode, event?: CollectionEvent | ScalarEvent): void {
    if (event && event.anchorStart >= 0) {
      this.anchors.set(this.source.slice(event.anchorStart, event.anchorEnd), node);
    }
    const parent = this.open.at(-1);
    if (parent) {
      parent.nodes.push(node);
    } else {
      this.root ??= node;
    }
  }

  private scalar(event: ScalarEvent): YamlNode {
    const tag = this.tagOf(event, /^!(?:!(?:str|null|bool|int|float))?$/);
    this.goTo(event.valueStart);
    const text = getScalarValue(this.source, event);
    const isPlain = tag === undefined ? event.style === SCALAR_STYLE.PLAIN : tag !== '!' && tag !== '!!str';
    return isPlain && /^(?:~|null|Null|NULL)?$/.test(text) ? { type: 'nothing', line: this.line, text } : { type: 'text', line: this.line, text, isPlain };
  }

  private alias(name: string): YamlNode {
    const { line } = this;
    const of = this.anchors.get(name);
    if (!of) {
      this.fail(line, `unidentified alias "${name}"`);
      return { type: 'nothing', line, text: '' };
    }
    return of.type === 'list' || of.type === 'mapping' ? { type: 'alias', line, of } : { ...of, line };
  }

  private close(): void {
    const closed = this.open.pop();
    if (closed) {
      const { event, line, nodes } = closed;
      this.add(event.type === EVENT_ID.SEQUENCE ? yamlList(line, nodes) : yamlMapping(line, this.fieldsOf(nodes)), event);
    }
  }

  /** The nodes of a mapping are alternating keys and values. */
  private fieldsOf(nodes: readonly YamlNode[]): YamlField[] {
    const fields: YamlField[] = [];
    for (let at = 0; at < nodes.length; at += 2) {
      const [key, value] = nodes.slice(at, at + 2);
      if (!key || !value) {
        break;
      }
      if (key.type === 'text' || key.type === 'nothing') {
        fields.push({ key: key.text, line: key.line, value });
      } else {
        this.fail(key.line, 'a list or mapping cannot be a key');
      }
    }
    return fields;
  }

  private tagOf(event: CollectionEvent | ScalarEvent, known: RegExp): string | undefined {
    if (event.tagStart < 0) {
      return undefined;
    }
    this.goTo(event.tagStart);
    const tag = this.source.slice(event.tagStart, event.tagEnd);
    if (!known.test(tag)) {
      this.fail(this.line, `unknown tag ${tag}`);
    }
    return tag;
  }

  private fail(line: number, reason: string): void {
    this.error ??= { line, reason };
  }
}
