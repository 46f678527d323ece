import { slugOf } from '../notes/slug';
import { groupOf } from '../terms/apiVersions';
import { groupBy } from '../text/groups';
import { projectName } from './projects';
import type { ManifestSnippet } from './snippet';

/** The snippets as a Markdown page: a table of projects, then the snippets of each with their kinds. `snippets`: grouped by project. */
export function cataloguePage(snippets: readonly ManifestSnippet[]): string {
  const projects = [...groupBy(snippets, ({ project }) => project)].map(([project, own]) => ({ name: projectName(project), own }));
  const kinds = new Set(snippets.flatMap(kindsOf));
  const lines = [
    '# Manifests',
    '',
    `${String(snippets.length)} snippets for ${String(kinds.size)} kinds, counted per API group. *Mesh Notes: Insert Manifest…* inserts one at the right place; in YAML you can also type its prefix.`,
    '',
    '| Project | Kinds | Snippets |',
    '| --- | --- | --- |',
    ...projects.map(({ name, own }) => `| [${name}](#${slugOf(name)}) | ${String(new Set(own.flatMap(kindsOf)).size)} | ${String(own.length)} |`),
  ];
  for (const { name, own } of projects) {
    lines.push('', `## ${name}`, '', '| Prefix | Manifest | Kinds |', '| --- | --- | --- |');
    for (const snippet of own) {
      const resources = snippet.resources.map(({ apiVersion, kind }) => `${kind} (${apiVersion})`);
      lines.push(`| \`${snippet.prefix}\` | ${snippet.title.replaceAll('|', '\\|')} | ${[...new Set(resources)].join(', ') || 'fragment'} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Kinds with their groups, to distinguish Istio's Gateway from the Gateway API's. */
function kindsOf({ resources }: ManifestSnippet): readonly string[] {
  return resources.map(({ apiVersion, kind }) => `${groupOf(apiVersion)} ${kind}`);
}
