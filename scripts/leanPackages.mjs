import { readFile } from 'node:fs/promises';

/**
 * Lets the build leave out what of a package nobody uses, above all js-yaml's writer and jsonc-parser's formatter: their modules'
 * constants are calls, spreads, properties of others and compiled enums, which a bundler must take for more than that unless
 * they are marked as pure.
 * @type {import('esbuild').Plugin}
 */
export const leanPackages = {
  name: 'lean-packages',
  setup(build) {
    build.onLoad({ filter: /[\\/](?:js-yaml[\\/]dist[\\/]js-yaml\.mjs|jsonc-parser[\\/]lib[\\/]esm[\\/].*\.js)$/ }, async ({ path }) => {
      const source = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
      const marked = source
        .replace(/^((?:export )?(?:var|const) [\w$]+) = ([^]*?);\n(?=[^\s}])/gm, '$1 = /* @__PURE__ */ (() => ($2))();\n')
        .replace(/^((?:export )?var (\w+));\n(\(function \(\2\) \{\n[^]*?)^\}\)\(\2 \|\| \(\2 = \{\}\)\);$/gm, '$1 = /* @__PURE__ */ $3return $2; })({});');
      return { contents: marked, loader: 'js' };
    });
  },
};
