import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** The rooms of `src/core`: each imports only from itself and the ones before it. */
const coreRooms = ['text', 'markdown', 'yaml', 'notes', 'terms', 'manifests', 'preview', 'library'].map((name) => `core/${name}`);

/** What modules outside of `src/core` may import from there, by their room; a feature's room is `features/<domain>`. */
const outerRooms: Readonly<Record<string, readonly RegExp[]>> = {
  workspace: [/^core\//, /^workspace$/],
  'features/shared': [/^core\//, /^workspace$/, /^features\/shared$/],
  features: [/^core\//, /^workspace$/, /^features\/shared$/, /^meshNotes$/],
  meshNotes: [/^core\//, /^workspace$/, /^features\//],
  extension: [/^features\//, /^meshNotes$/],
};

function roomOf(module: string): string {
  const folder = posix.dirname(module);
  return folder === '.' ? module : folder;
}

function mayImport(from: string, to: string): boolean {
  const [a, b] = [roomOf(from), roomOf(to)];
  if (a.startsWith('core/')) {
    return coreRooms.includes(a) && coreRooms.slice(0, coreRooms.indexOf(a) + 1).includes(b);
  }
  const allowed = outerRooms[a] ?? (a.startsWith('features/') ? outerRooms['features'] : undefined);
  return a === b || (allowed?.some((pattern) => pattern.test(b)) ?? false);
}

/** The modules of `src` by their path without extension, with those that each imports, types included. */
function readImports(): Map<string, readonly string[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Map(
    files.map((name) => {
      const module = name.replaceAll('\\', '/').replace(/\.ts$/, '');
      const { importedFiles } = ts.preProcessFile(readFileSync(`src/${name}`, 'utf8'), true, true);
      const imports = importedFiles.map(({ fileName }) => fileName).filter((fileName) => fileName.startsWith('.'));
      return [module, imports.map((fileName) => posix.join(posix.dirname(module), fileName))];
    }),
  );
}

/** A cycle of imports, if there is one. */
function cycleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (module: string, path: readonly string[]): readonly string[] => {
    if (path.includes(module)) {
      return [...path.slice(path.indexOf(module)), module];
    }
    if (done.has(module)) {
      return [];
    }
    for (const imported of imports.get(module) ?? []) {
      const cycle = visit(imported, [...path, module]);
      if (cycle.length > 0) {
        return cycle;
      }
    }
    done.add(module);
    return [];
  };
  return [...imports.keys()].map((module) => visit(module, [])).find((cycle) => cycle.length > 0) ?? [];
}

describe('The layout of the sources', () => {
  const imports = readImports();

  it('has the modules that are imported', () => {
    assert.deepEqual([...imports.values()].flat().filter((module) => !imports.has(module)), []);
  });

  it('has no cycle of imports', () => {
    assert.deepEqual(cycleIn(imports), []);
    assert.deepEqual(cycleIn(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]])), ['b', 'c', 'b']);
  });

  it('has one direction: a room imports only from the rooms below it', () => {
    const wrong = [...imports].flatMap(([module, imported]) => imported.filter((each) => !mayImport(module, each)).map((each) => `${module} imports ${each}`));
    assert.deepEqual(wrong, []);
    assert.ok(!mayImport('core/notes/note', 'core/terms/term') && !mayImport('workspace/settings', 'features/terms/hover') && !mayImport('features/terms/hover', 'features/topics/topics'));
  });
});
