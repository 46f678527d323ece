import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/core/text/language';

/** The built-in notes of a language by path, such as `terms/hbone.md`; the tests run from the root of the repository. */
function notesOf(language: Language): Record<string, string> {
  const folder = join(process.cwd(), 'notes', language);
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.md'))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** The built-in notes, as the repository has them. */
export const builtinNotes: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: notesOf('en'), 'zh-cn': notesOf('zh-cn') };
