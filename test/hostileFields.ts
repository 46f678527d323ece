/** A harmless text that every hostile text contains. */
export const harmless = 'Zq7x';

/** Texts with a special meaning in Markdown, HTML, link targets or VS Code's labels. */
export const hostileTexts: readonly string[] = [
  `${harmless} <img src=x onerror=alert(1)> <script>alert(1)</script> <!-- x`,
  `${harmless} ![x](https://evil.example/p.png) ![y][z]`,
  `${harmless} [a](command:workbench.action.quit) [b][c]`,
  `${harmless}](command:x) [b](javascript:alert(1))`,
  `${harmless}\` ![x](https://evil.example/p.png) \``,
  `\`\`${harmless}\`\` \`a`,
  `\`${harmless}\``,
  `${harmless}\n\n# Heading\n\n- item\n\n<img src=x>`,
  `${harmless}\r\n***\r\n`,
  `${harmless}  \n[r]: https://evil.example`,
  `${harmless} $(flame) $(sync~spin) $x^2$ $$y$$`,
  `| ${harmless} | b |`,
  `${harmless} https://evil.example http://evil.example www.evil.example //evil.example ftp://evil.example`,
  `${harmless} me@evil.example mailto:me@evil.example <https://evil.example> <me@evil.example>`,
  `${harmless} &lt;img&gt; &#91;a&#93;(b) &amp`,
  `${harmless} \u202egnp.exe\u2066 \u200bx\u00ad`,
  `${harmless} *a* **b** _c_ ~~d~~ ==e==`,
  `${harmless}\\`,
  `\\${harmless} \\[a](b)`,
  `${harmless} {{< figure src="https://evil.example/p.png" >}}`,
  ...['-', '+', '*', '1.', '1)', '#', '>', '=', '===', '---', '~~~', '```', '    ', ':::'].map((mark) => `${mark} ${harmless}`),
];

export interface HostileField {
  readonly name: string;
  /** A path in a notes folder. */
  readonly path: string;
  /** Creates the file with a text in the field. */
  readonly text: (hostile: string) => string;
}

const quoted = (text: string): string => JSON.stringify(text);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const noteField = (key: string, value: (text: string) => string): HostileField => ({
  name: `${key} of a note`,
  path: 'note.md',
  text: (text) => `---\n${key === 'title' ? '' : 'title: A note\n'}${key === 'conference' ? '' : 'conference: KubeCon EU 2024\n'}${key}: ${value(text)}\n---\n## A talk\n\nThe berth plan.\n`,
});

const topicField = (key: string): HostileField => ({
  name: `${key} of a topic`,
  path: 'note.md',
  text: (text) => `# KubeCon EU 2024\n\n## A talk\n\n- Speakers: A\n- ${key}: ${oneLine(text)}\n\nThe berth plan.\n`,
});

const termField = (key: string, value: (text: string) => string): HostileField => ({
  name: `${key} of a term note`,
  path: 'terms/berth-plan.md',
  text: (text) => `---\n${key === 'term' ? '' : 'term: Berth plan\n'}${key === 'aliases' ? '' : 'aliases: [berth plan]\n'}${key}: ${value(text)}\n---\nWhich ship lies where.\n`,
});

/** The plain-text fields of notes, term notes, glossary pages and Contextive files. */
export const noteFields: readonly HostileField[] = [
  noteField('title', quoted),
  noteField('conference', quoted),
  noteField('tags', (text) => `[${quoted(text)}]`),
  noteField('date', quoted),
  { name: 'a heading of a note', path: 'note.md', text: (text) => `# KubeCon EU 2024\n\n## ${oneLine(text)}\n\nThe berth plan.\n` },
  ...['Speakers', 'Organisation', 'Project', 'Track', 'Date', 'Link', 'Video', 'Slides'].map(topicField),
  { name: 'the name of a file', path: 'note.md', text: () => '## A talk\n\nThe berth plan.\n' },
  { name: 'the name of a folder', path: 'note.md', text: () => '# KubeCon EU 2024\n\n## A talk\n\nThe berth plan.\n' },
  termField('term', quoted),
  termField('expansion', quoted),
  termField('project', quoted),
  termField('aliases', (text) => `[berth plan, ${quoted(text)}]`),
  termField('misspellings', (text) => `[${quoted(text)}]`),
  termField('kind', quoted),
  termField('since', (text) => `{state: stable, version: ${quoted(text)}, note: ${quoted(text)}}`),
  termField('docs', quoted),
  termField('apiVersion', quoted),
  termField('sources', (text) => `[${quoted(text)}]`),
  termField('related', (text) => `[${quoted(text)}]`),
  termField('checked', quoted),
  { name: 'the title of a glossary’s page', path: 'glossary/en/berth-plan.md', text: (text) => `---\ntitle: ${quoted(text)}\ncategory: concept\n---\nWhich ship lies where.\n` },
  { name: 'the category of a glossary’s page', path: 'glossary/en/berth-plan.md', text: (text) => `---\ntitle: Berth plan\ncategory: ${quoted(text)}\n---\nWhich ship lies where.\n` },
  { name: 'a context of a Contextive file', path: 'a.glossary.yml', text: (text) => `contexts:\n  - name: ${quoted(text)}\n    terms:\n      - name: Berth plan\n        definition: Which ship lies where.\n` },
  { name: 'a term of a Contextive file', path: 'a.glossary.yml', text: (text) => `contexts:\n  - terms:\n      - name: ${quoted(text)}\n        definition: Which ship lies where.\n` },
  { name: 'an alias of a Contextive file', path: 'a.glossary.yml', text: (text) => `contexts:\n  - terms:\n      - name: Berth plan\n        aliases: [${quoted(text)}]\n        definition: Which ship lies where.\n` },
];

/** The Markdown fields, which may have formatting and links but no HTML, and load nothing. */
export const markdownFields: readonly HostileField[] = [
  { name: 'the summary of a term note', path: 'terms/berth-plan.md', text: (text) => `---\nterm: Berth plan\n---\n${text}\n` },
  { name: 'a fact of a term note', path: 'terms/berth-plan.md', text: (text) => `---\nterm: Berth plan\n---\nA plan.\n\n- ${oneLine(text)}\n` },
  { name: 'the text of a glossary’s page', path: 'glossary/en/berth-plan.md', text: (text) => `---\ntitle: Berth plan\ncategory: concept\n---\n${text}\n` },
  { name: 'a definition of a Contextive file', path: 'a.glossary.yml', text: (text) => `contexts:\n  - terms:\n      - name: Berth plan\n        definition: ${quoted(text)}\n` },
  { name: 'an example of a Contextive file', path: 'a.glossary.yml', text: (text) => `contexts:\n  - terms:\n      - name: Berth plan\n        definition: A plan.\n        examples: [${quoted(text)}]\n` },
  { name: 'the data of a Contextive file', path: 'a.glossary.yml', text: (text) => `contexts:\n  - terms:\n      - name: Berth plan\n        definition: A plan.\n        meta: {${quoted(text)}: ${quoted(text)}}\n` },
];

/** Every field of a snippet in a snippet file. */
export const snippetFields: readonly { readonly name: string; readonly text: (hostile: string) => string }[] = [
  { name: 'the title of a snippet', text: (text) => JSON.stringify({ [text]: { prefix: 'p', body: 'kind: Pod', description: 'd' } }) },
  { name: 'the prefix of a snippet', text: (text) => JSON.stringify({ a: { prefix: text, body: 'kind: Pod', description: 'd' } }) },
  { name: 'the description of a snippet', text: (text) => JSON.stringify({ a: { prefix: 'p', body: 'kind: Pod', description: text.split('\n') } }) },
  { name: 'the body of a snippet', text: (text) => JSON.stringify({ a: { prefix: 'p', body: text.split('\n'), description: 'd' } }) },
];

/** The file of a field in a notes folder. For file and folder names, the text is in the path. */
export function pathOf({ name, path }: HostileField, hostile: string): string {
  const segment = hostile.replaceAll('/', '⁄').replaceAll('\0', '').slice(0, 200);
  switch (name) {
    case 'the name of a file':
      return `${segment}.md`;
    case 'the name of a folder':
      return `${segment}/${path}`;
    default:
      return path;
  }
}
