import { groupBy } from '../text/groups';
import type { Language } from '../text/language';
import { decodeSegment } from '../text/strings';
import { expansionOf, kindLabel } from './card';
import { termIn, type GlossaryEntry } from './glossary';

/** What tells each term from the others of its name, such as its project; terms whose name is unique among them are left out. */
export function distinctions(entries: Iterable<GlossaryEntry>, language: Language): ReadonlyMap<GlossaryEntry, string> {
  const features: readonly ((entry: GlossaryEntry) => string | undefined)[] = [
    (entry) => termIn(entry, language).project,
    (entry) => expansionOf(entry, language),
    ({ kind }) => kindLabel(kind, language),
    (entry) => placeOf(entry, language),
  ];
  const parts = new Map<GlossaryEntry, string[]>();
  const tell = (group: readonly GlossaryEntry[], at: number): void => {
    const feature = features[at];
    if (group.length < 2 || !feature) {
      return;
    }
    const byValue = groupBy(group, feature);
    for (const [value, same] of byValue) {
      if (byValue.size > 1 && value !== undefined) {
        same.forEach((entry) => parts.set(entry, [...(parts.get(entry) ?? []), value]));
      }
      tell(same, at + 1);
    }
  };
  for (const group of groupBy(new Set(entries), (entry) => termIn(entry, language).name).values()) {
    tell(group, 0);
    for (const entry of group.length > 1 ? group : []) {
      parts.set(entry, parts.get(entry) ?? [placeOf(entry, language)]);
    }
  }
  return new Map([...parts].map(([entry, values]) => [entry, values.join(' · ')]));
}

/** The names of terms in a list; those that repeat with what tells them apart: `Gateway (Istio)`. */
export function distinctNames(entries: readonly GlossaryEntry[], language: Language): readonly string[] {
  const known = distinctions(entries, language);
  return entries.map((entry) => {
    const { name } = termIn(entry, language);
    const distinction = known.get(entry);
    return distinction === undefined ? name : language === 'en' ? `${name} (${distinction})` : `${name}（${distinction}）`;
  });
}

/** The file of a user's term and its folder: `terms/berth.md`; or `Mesh Notes`. */
function placeOf(entry: GlossaryEntry, language: Language): string {
  const { uri } = termIn(entry, language);
  return entry.origin === 'builtin' ? 'Mesh Notes' : uri.split('/').slice(-2).map(decodeSegment).join('/');
}
