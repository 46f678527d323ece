/** The language that the info string of a fence names, in lower case: `yaml`, `{.yaml}`, `yaml {hl_lines=[1]}`. */
export function fenceLanguage(info: string): string {
  return (/^\{?\s*\.?([\w-]*)/.exec(info)?.[1] ?? '').toLowerCase();
}

const yamlLanguages = new Set(['yaml', 'yml', 'helm']);

/** Whether a fence holds YAML. */
export function isYamlFence(info: string): boolean {
  return yamlLanguages.has(fenceLanguage(info));
}
