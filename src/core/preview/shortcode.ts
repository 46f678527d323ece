/** One of Hugo's shortcodes: `{{< figure src="a.png" >}}`, `{{% notice note %}}`, `{{< /notice >}}`. */
export interface Shortcode {
  readonly name: string;
  /** `{{< /name >}}`, which ends what stands between it and the opening one. */
  readonly closing: boolean;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  /** Offset of the first character behind it. */
  readonly end: number;
}

const head = /\{\{([<%])[ \t\n]*(\/?)[ \t]*([A-Za-z][\w-]*(?:[./][\w-]+)*)/y;
const spaces = /[ \t\n]*/y;
/** A value in quotes ends in its line, and one without quotes holds no brace: so text full of openings is still read once. */
const parameter = /(?:([A-Za-z][\w-]*)=)?(?:"([^"\\\n]*(?:\\[^\n][^"\\\n]*)*)"|`([^`\n]*)`|([^\s"'`{}=]+?(?=\s|\/?[%>]\}\})))/y;

/** Reads the shortcode that begins at `start` and ends by `limit`; undefined if there is none. */
export function readShortcode(text: string, start: number, limit = text.length): Shortcode | undefined {
  const opening = matchAt(head, text, start);
  if (!opening) {
    return undefined;
  }
  const [, mark = '', slash, name = ''] = opening;
  const close = mark === '<' ? '>}}' : '%}}';
  const positional: string[] = [];
  const named = new Map<string, string>();
  let at = head.lastIndex;
  while (at < limit) {
    matchAt(spaces, text, at);
    at = spaces.lastIndex;
    const selfClosing = text.startsWith(`/${close}`, at);
    if (selfClosing || text.startsWith(close, at)) {
      const end = at + close.length + (selfClosing ? 1 : 0);
      return end > limit ? undefined : { name, closing: slash === '/', positional, named, end };
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

/** A value by its name, else by its position; undefined if it is empty. */
export function argument({ named, positional }: Shortcode, name: string, place?: number): string | undefined {
  const value = named.get(name) ?? (place === undefined ? undefined : positional[place]);
  return value?.trim() || undefined;
}

/** Where a fence begins or ends, or a shortcode stands first in its line. */
const landmark = /^[ \t]*(?:(?:>[ \t]?)*(`{3,}|~{3,})|\{\{[<%])/gm;

/** The lines, from 0, of paired shortcodes that stand alone in theirs: the closing one's by the opening one's. Those in fences are code. */
export function pairedShortcodes(source: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const opened = new Map<string, number[]>();
  let fence = '';
  let line = 0;
  let counted = 0;
  for (const found of source.matchAll(landmark)) {
    const at = found.index + found[0].length;
    const [, mark] = found;
    if (mark !== undefined) {
      if (fence === '') {
        fence = mark;
      } else if (mark.startsWith(fence) && source.slice(at, lineEnd(source, at)).trim() === '') {
        fence = '';
      }
      continue;
    }
    const end = lineEnd(source, at);
    const shortcode = fence === '' ? readShortcode(source, at - 3, end) : undefined;
    if (!shortcode || source.slice(shortcode.end, end).trim() !== '') {
      continue;
    }
    for (; counted < found.index; counted++) {
      line += source.charCodeAt(counted) === 0x0a ? 1 : 0;
    }
    const lines = opened.get(shortcode.name) ?? [];
    if (!shortcode.closing) {
      lines.push(line);
      opened.set(shortcode.name, lines);
    } else {
      const opening = lines.pop();
      if (opening !== undefined) {
        pairs.set(opening, line);
      }
    }
  }
  return pairs;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}
