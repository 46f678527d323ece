import { MarkdownDocument } from '../markdown/document';
import { addTo } from '../text/groups';

/** A Hugo shortcode: `{{< figure src="a.png" >}}`, `{{% notice note %}}`, `{{< /notice >}}`. */
export interface Shortcode {
  readonly name: string;
  /** Whether it is a closing tag: `{{< /name >}}`. */
  readonly closing: boolean;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  /** The exclusive end offset. */
  readonly end: number;
}

const head = /\{\{([<%])[ \t\n]*(?:(\/)[ \t]*)?([A-Za-z][\w-]*(?:[./][\w-]+)*)/y;
const ends = { '<': /[ \t\n]*\/?>\}\}/y, '%': /[ \t\n]*\/?%\}\}/y };
/** Quoted values end on their line, and unquoted ones contain no brace, so that parsing stays linear. */
const parameter = /[ \t\n]*(?:([A-Za-z][\w-]*)=)?(?:"([^"\\\n]*(?:\\[^\n][^"\\\n]*)*)"|`([^`\n]*)`|([^\s"'`{}=]+?(?=\s|\/?[%>]\}\})))/y;

/** Parses the shortcode between `start` and `limit`; undefined if there is none. */
export function readShortcode(text: string, start: number, limit = text.length): Shortcode | undefined {
  const opening = matchAt(head, text, start);
  if (!opening) {
    return undefined;
  }
  const [, mark, slash, name = ''] = opening;
  const end = ends[mark as keyof typeof ends];
  const positional: string[] = [];
  const named = new Map<string, string>();
  let at = head.lastIndex;
  while (at < limit) {
    if (matchAt(end, text, at)) {
      return end.lastIndex > limit ? undefined : { name, closing: slash === '/', positional, named, end: end.lastIndex };
    }
    const found = matchAt(parameter, text, at);
    if (!found) {
      return undefined;
    }
    at = parameter.lastIndex;
    const value = found[2]?.replace(/\\([^\n])/g, '$1') ?? found[3] ?? found[4] ?? '';
    if (found[1] === undefined) {
      positional.push(value);
    } else {
      named.set(found[1].toLowerCase(), value);
    }
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** An argument by name, or else by position; undefined if empty. */
export function argument({ named, positional }: Shortcode, name: string, place?: number): string | undefined {
  const value = named.get(name) ?? (place === undefined ? undefined : positional[place]);
  return value?.trim() || undefined;
}

/** Maps the zero-based line of each opening shortcode to that of its closing one. Both must be alone on their lines and not in code. */
export function pairedShortcodes(source: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const opened = new Map<string, number[]>();
  const lines = source.split('\n');
  for (const { type, map } of new MarkdownDocument(source).tokens) {
    if (map && (type === 'fence' || type === 'code_block')) {
      lines.fill('', map[0], map[1]);
    }
  }
  lines.forEach((text, line) => {
    const shortcode = /^[ \t]*\{\{/.test(text) ? readShortcode(text, text.indexOf('{')) : undefined;
    if (!shortcode || text.slice(shortcode.end).trim() !== '') {
      return;
    }
    if (!shortcode.closing) {
      addTo(opened, shortcode.name, line);
      return;
    }
    const opening = opened.get(shortcode.name)?.pop();
    if (opening !== undefined) {
      pairs.set(opening, line);
    }
  });
  return pairs;
}
