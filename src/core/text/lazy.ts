/** What `make` returns, made when it is first needed; what it was made from is released then. */
export function lazy<T>(make: () => T): () => T {
  let state: { readonly make: () => T } | { readonly value: T } = { make };
  return () => {
    if ('make' in state) {
      state = { value: state.make() };
    }
    return state.value;
  };
}
