const names: Readonly<Record<string, string>> = {
  istio: 'Istio',
  'gateway-api': 'Gateway API',
  'envoy-gateway': 'Envoy Gateway',
};

/** What a project of the snippets is called; its id where it has no name here. */
export function projectName(id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}
