import { expandSnippet, parseSnippet, snippetFields } from '../../../src/core/manifests/snippetSyntax';

/** The snippet expanded with its defaults, then with every further option of every choice, one at a time. */
export function snippetVariants(body: string): string[] {
  const choices = new Map<number, readonly string[]>();
  for (const field of snippetFields(parseSnippet(body))) {
    if (field.type === 'tabstop' && field.choices.length > 0 && !choices.has(field.index)) {
      choices.set(field.index, field.choices);
    }
  }
  return [expandSnippet(body), ...[...choices].flatMap(([index, options]) => options.slice(1).map((option) => expandSnippet(body, new Map([[index, option]]))))];
}
