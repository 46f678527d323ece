interface Named<T> {
  readonly name: string;
  readonly folded: string;
  readonly value: T;
}

/** How a name matches a query, best first. */
const enum Rank {
  whole,
  start,
  inside,
  scattered,
}

/**
 * Fuzzy search by name: the characters of the query must occur in order. Ignores case and white space. It only preselects from
 * many thousand names; VS Code filters and sorts the results itself.
 */
export class SearchIndex<T> {
  private readonly names: Named<T>[] = [];

  add(names: readonly string[], value: T): void {
    for (const name of names) {
      this.names.push({ name, folded: name.toLowerCase(), value });
    }
  }

  /** Returns up to `limit` values, best match first, then in the order added. Each occurs once, with its best name. An empty query matches all. */
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

/** Whether a name has the characters of a query in order. Ignores white space in the query. */
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
