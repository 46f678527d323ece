import { readFile } from 'node:fs/promises';

/**
 * Lets the build leave out what of js-yaml nobody uses, its writer above all: its module's constants are calls, spreads and
 * properties of others, which a bundler must take for more than that unless they are marked as pure.
 * @type {import('esbuild').Plugin}
 */
export const leanYaml = {
  name: 'lean-yaml',
  setup(build) {
    build.onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const marked = source.replace(/^var ([\w$]+) = ([^]*?);\n(?=\S)/gm, 'var $1 = /* @__PURE__ */ (() => ($2))();\n');
      return { contents: marked, loader: 'js' };
    });
  },
};
