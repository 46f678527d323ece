import { builtinModules } from 'node:module';
import stylistic from '@stylistic/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// What may import what; the directions between rooms are held by test/unit/layout.test.ts.

const noVscode = { regex: '^vscode$', message: 'src/core knows nothing of VS Code.' };
const noNode = {
  regex: `^(node:.*|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/.*)?)$`,
  message: 'The extension runs in hosts without Node: files are read through vscode.workspace.fs, in src/workspace. Only src/workspace/disk.ts uses Node.',
};
const noExtension = { regex: '^\\.{1,2}/.*\\.(js|ts)$', message: 'Relative imports have no file extension.' };

const isKey = (/** @type {string} */ name) => `:matches([key.name="${name}"], [key.value="${name}"])`;
const isMember = (/** @type {string} */ name) => `[left.type="MemberExpression"]:matches([left.property.name="${name}"], [left.property.value="${name}"])`;

/** Text from notes is not ours: it may neither run commands nor be HTML. */
const untrustedText = [
  { selector: `:matches(Property, PropertyDefinition)${isKey('isTrusted')}[value.value=true]`, message: 'Trust exactly the commands used: isTrusted: { enabledCommands: [...] }.' },
  { selector: `AssignmentExpression${isMember('isTrusted')}[right.value=true]`, message: 'Trust exactly the commands used: isTrusted = { enabledCommands: [...] }.' },
  { selector: `:matches(Property, PropertyDefinition)${isKey('supportHtml')}`, message: 'Text from notes is never HTML.' },
  { selector: `AssignmentExpression${isMember('supportHtml')}`, message: 'Text from notes is never HTML.' },
];
/** The clock may be set while we run; what measures time must not notice. */
const clock = { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Measure time with performance.now(): the clock may be set meanwhile.' };
const namedExports = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
/** The other ways to a module than `import … from`, which the lists above do not see. */
const otherImports = [
  { selector: 'ImportExpression', message: 'One bundle: import at the top of the file.' },
  { selector: 'CallExpression[callee.name="require"]', message: 'One bundle: import at the top of the file.' },
  { selector: 'TSImportType', message: 'Import the type at the top of the file.' },
];
const wholeSuite = [
  {
    selector: 'MemberExpression[object.name=/^(describe|context|suite|it|specify|test)$/][property.name=/^(only|skip)$/]',
    message: 'Every test runs, always.',
  },
  { selector: 'CallExpression[callee.name=/^x(describe|context|it|specify)$/]', message: 'Every test runs, always.' },
  { selector: 'CallExpression[callee.object.type="ThisExpression"][callee.property.name="skip"]', message: 'Every test runs, always.' },
];

const typescript = ['**/*.ts'];

export default defineConfig(
  globalIgnores(['dist/', 'out/', 'node_modules/', 'samples/', 'test/fixtures/']),
  {
    // The formatter: npm run format.
    files: ['**/*.ts', '**/*.mjs'],
    extends: [stylistic.configs.customize({ semi: true, arrowParens: true, braceStyle: '1tbs', quoteProps: 'as-needed' })],
    rules: {
      '@stylistic/generator-star-spacing': ['error', 'after'],
      '@stylistic/list-style': 'off',
      '@stylistic/max-statements-per-line': 'off',
      '@stylistic/quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: 'avoidEscape' }],
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$', destructuredArrayIgnorePattern: '^_' }],
      // Character codes have names in an enum and are numbers in a text.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Taking a text apart by code points is meant where it is done.
      '@typescript-eslint/no-misused-spread': 'off',
      // VS Code takes anything with a dispose() for a Disposable.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noVscode, noNode, noExtension] }],
      'no-restricted-syntax': ['error', ...untrustedText, ...otherImports, namedExports, clock],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/core/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noNode, noExtension] }],
      'no-restricted-syntax': ['error', ...untrustedText, ...otherImports, namedExports, clock],
    },
  },
  {
    // Node's files, where the host has them.
    files: ['src/workspace/disk.ts'],
    rules: { 'no-restricted-syntax': ['error', ...untrustedText, namedExports, clock] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noExtension] }],
      'no-restricted-syntax': ['error', ...wholeSuite],
    },
  },
  {
    files: ['test/unit/**/*.ts', 'test/ui/**/*.ts', 'bench/**/*.ts'],
    ignores: ['bench/editor/**/*.ts', 'bench/**/*.window.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noVscode, noExtension] }] },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.recommended],
  },
);
