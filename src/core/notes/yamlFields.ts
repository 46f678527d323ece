import { readYamlTree, type YamlProblem } from '../yaml/reader';
import { sizeOf, type YamlNode } from '../yaml/tree';
import type { Field, Fields, Mistake } from './frontMatterFields';

/** Reads the top-level fields of a YAML mapping. For repeated keys in values, the first one counts. */
export function readYaml(source: string): Fields {
  const { root, problems } = readYamlTree(source, 1);
  const entries: Field[] = [];
  const mistakes = problems.map(mistakeOf);
  if (root.type === 'mapping') {
    let size = 0;
    for (const { key, line, value } of root.fields) {
      if (size + sizeOf(value) > maxNodes) {
        mistakes.push(invalid(line, 'error', 'aliases expand to too much text'));
      } else {
        size += sizeOf(value);
        entries.push({ key, line, value: valueOf(value) });
      }
    }
  } else if (root.type !== 'nothing') {
    mistakes.push(noMapping(root.line));
  }
  return { entries, mistakes };
}

/** More than the maximum number of characters, so only aliases can exceed it. */
const maxNodes = 65_536;

/** Converts a node to strings, numbers, Booleans, arrays and objects. Dates are strings. */
function valueOf(node: YamlNode): unknown {
  switch (node.type) {
    case 'text':
      return node.isPlain ? plainValue(node.text) : node.text;
    case 'list':
      return node.items.map(valueOf);
    case 'mapping':
      return Object.fromEntries(node.fields.map(({ key, value }): [string, unknown] => [key, valueOf(value)]).reverse());
    case 'alias':
      return valueOf(node.of);
    case 'nothing':
      return null;
  }
}

function plainValue(text: string): string | number | boolean {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) {
    return text.toLowerCase() === 'true';
  }
  const number = /^[-+.\d][-+.\deE]*$|^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : text;
}

function mistakeOf({ kind, line, reason }: YamlProblem): Mistake {
  return kind === 'stray' ? noMapping(line) : invalid(line, kind === 'lost' ? 'error' : 'warning', reason);
}

function invalid(line: number, severity: 'error' | 'warning', message: string): Mistake {
  return { line, severity, message: 'Not valid YAML: {0}', args: [message] };
}

function noMapping(line: number): Mistake {
  return { line, severity: 'error', message: 'Each line of the front matter must have the form {0}.', args: ['key: value'] };
}
