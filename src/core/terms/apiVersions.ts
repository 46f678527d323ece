/** The group of an `apiVersion`: `gateway.networking.k8s.io` for `gateway.networking.k8s.io/v1`, and `''`, the core group, for `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.lastIndexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
