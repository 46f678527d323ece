import { readFile } from 'node:fs/promises';

/**
 * Leaves out of a bundle what js-yaml creates while it loads, unless it is used: tags, schemas, patterns and options. They have no side effects,
 * but the package does not say so.
 * @type {import('esbuild').Plugin}
 */
export const leanYaml = {
  name: 'lean-yaml',
  setup(build) {
    build.onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(/^(var \w+ = )([^]*?);$(?=\n(?:var|let|const|function|class|for|export|\/[/*]))/gm, '$1/* @__PURE__ */ (() => ($2))();');
      return { contents, loader: 'js' };
    });
  },
};
