import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A fixture of these tests; they run from the root of the repository. */
export function readFixture(name: string): string {
  return readFileSync(resolve('test/fixtures/notes', name), 'utf8');
}

/** One of the real notes that are kept beside the repository, where they are. */
export function readSeed(name: string): string | undefined {
  const path = resolve('../shared/seeds', name);
  if (!existsSync(path)) {
    console.log(`      not checked: ${name} is not here`);
    return undefined;
  }
  return readFileSync(path, 'utf8');
}
