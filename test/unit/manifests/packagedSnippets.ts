import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localizeSnippets, readSnippets } from '../../../src/core/manifests/snippet';

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { snippets: { path: string }[] } };

/** The names of the packaged snippet files. */
export const snippetFiles = contributes.snippets.map((each) => path.basename(each.path));

const files = snippetFiles.map((name) => readSnippets(readFileSync(path.join('snippets', name), 'utf8'), name.replace('.json', '')));

export const packagedProblems = files.flatMap(({ problems }) => problems);

export const packagedSnippets = files.flatMap(({ snippets }) => snippets);

/** The text of the file with the Chinese translations. */
export const translations = readFileSync(path.join('snippets', 'zh-cn.json'), 'utf8');

/** The packaged snippets in Chinese, in the same order. */
export const chineseSnippets = localizeSnippets(packagedSnippets, translations);
