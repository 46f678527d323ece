import { addressOf, type EntryAddress, type Glossary, type GlossaryEntry } from '../../core/terms/glossary';

/** The current entry of the term that a command is for: a row of the Terms view, or the address in a link. */
export function termOf(glossary: Glossary, [first, ...rest]: readonly unknown[]): GlossaryEntry | undefined {
  const isRow = typeof first === 'object' && first !== null && 'id' in first && 'terms' in first;
  return isRow || typeof first === 'string' ? glossary.find(isRow ? addressOf(first as GlossaryEntry) : ([first, ...rest] as unknown as EntryAddress)) : undefined;
}
