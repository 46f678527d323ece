/** The language in the info string of a fence, in lower case: `yaml`, `{.yaml}`, `yaml {hl_lines=[1]}`. */
export function fenceLanguage(info: string): string {
  return (/^\{?\s*\.?([\w-]*)/.exec(info)?.[1] ?? '').toLowerCase();
}

/** Whether a fence contains YAML. */
export function isYamlFence(info: string): boolean {
  return ['yaml', 'yml', 'helm'].includes(fenceLanguage(info));
}

/** The number of lines in a code block. `code`: its content, with line ends. */
export function codeLines(code: string): number {
  return code.split('\n').length - (code === '' || code.endsWith('\n') ? 1 : 0);
}
