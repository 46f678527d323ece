// Takes from markdown-it what the extension never reaches: it parses blocks and the text of headings, and renders nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Packages that markdown-it brings along; the one module holds what is needed of them. */
const packages = ['entities', 'linkify-it', 'mdurl', 'punycode.js', 'uc.micro'];

/** Modules of markdown-it that serve rendering and the options that are off, and what stands in for each. */
const unused = {
  'src/renderer.ts': 'class Renderer {}',
  'src/rules_core/linkify.ts': 'function linkify$1() {}',
  'src/rules_core/replacements.ts': 'function replace() {}',
  'src/rules_core/smartquotes.ts': 'function smartquotes() {}',
  'src/rules_inline/linkify.ts': 'function linkify() { return false; }',
};

/** @type {import('esbuild').Plugin} */
export const leanMarkdownIt = {
  name: 'lean-markdown-it',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${packages.join('|').replaceAll('.', '\\.')})$`) }, () => ({ path: join(root, 'src', 'core', 'notes', 'markdownItParts.ts') }));
    onLoad({ filter: /[\\/]markdown-it[\\/]dist[\\/]markdown-it\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [module, standIn] of Object.entries(unused)) {
        const start = contents.indexOf(`//#region ${module}\n`);
        const end = contents.indexOf('//#endregion', start);
        if (start < 0 || end < 0) {
          throw new Error(`markdown-it is not laid out as it was: ${module} is missing.`);
        }
        contents = contents.slice(0, start) + standIn + contents.slice(end);
      }
      return { contents, loader: 'js' };
    });
  },
};
