/** What `make` returns, made when it is first asked for: loading a module should not cost what nobody needs yet. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
