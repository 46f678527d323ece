/** Calls `make` on first use and remembers the result, so that loading a module stays cheap. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
