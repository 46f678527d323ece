/** The language that the info string of a fence names, in lower case: `yaml`, `{.yaml}`, `yaml {hl_lines=[1]}`. */
export function fenceLanguage(info: string): string {
  return (/^\{?\s*\.?([\w-]*)/.exec(info)?.[1] ?? '').toLowerCase();
}

const yamlLanguages = new Set(['yaml', 'yml', 'helm']);

/** Whether a fence holds YAML. */
export function isYamlFence(info: string): boolean {
  return yamlLanguages.has(fenceLanguage(info));
}

/** How many lines the code of a block has; `code`: its content, each line with its end. */
export function codeLines(code: string): number {
  return code.split('\n').length - (code === '' || code.endsWith('\n') ? 1 : 0);
}
