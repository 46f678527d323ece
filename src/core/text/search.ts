interface Named<T> {
  readonly name: string;
  readonly folded: string;
  readonly value: T;
}

/** How a name fits a query, the best first. */
const enum Rank {
  whole,
  start,
  inside,
  scattered,
}

/**
 * Finds values by the characters of their names, in their order but not always side by side; case and white space do not count. VS Code,
 * which gets what is found, filters and sorts it by rules of its own: this only chooses what it gets of a hundred thousand names.
 */
export class SearchIndex<T> {
  private readonly names: Named<T>[] = [];

  add(names: readonly string[], value: T): void {
    for (const name of names) {
      this.names.push({ name, folded: name.toLowerCase(), value });
    }
  }

  /** At most `limit` values that a query fits, each once and by the name that fits best, the best first, else in the order they were given in; an empty query fits all. */
  search(query: string, limit: number, accepts: (value: T) => boolean = () => true): readonly Pick<Named<T>, 'name' | 'value'>[] {
    const folded = query.replace(/\s+/g, ' ').trim().toLowerCase();
    const ranked: Named<T>[][] = [[], [], [], []];
    for (const each of this.names) {
      const rank = rankOf(each.folded, folded);
      if (rank !== undefined && accepts(each.value)) {
        ranked[rank]?.push(each);
      }
    }
    const found = new Map<T, Named<T>>();
    for (const each of ranked.flat()) {
      if (found.size === limit) {
        break;
      }
      if (!found.has(each.value)) {
        found.set(each.value, each);
      }
    }
    return [...found.values()];
  }
}

function rankOf(name: string, query: string): Rank | undefined {
  const at = name.indexOf(query);
  if (at < 0) {
    return isScattered(name, query) ? Rank.scattered : undefined;
  }
  return at > 0 ? Rank.inside : name.length > query.length ? Rank.start : Rank.whole;
}

/** Whether a name holds the characters of a query in their order; white space in the query is no character of it. */
function isScattered(name: string, query: string): boolean {
  let at = 0;
  for (const character of query) {
    if (character !== ' ') {
      at = name.indexOf(character, at) + 1;
      if (at === 0) {
        return false;
      }
    }
  }
  return true;
}
