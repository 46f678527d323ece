/** The group of an `apiVersion`: `gateway.networking.k8s.io` of `gateway.networking.k8s.io/v1`, and `''`, the core group, of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.lastIndexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The version of an `apiVersion`: `v1` of `apps/v1` and of `v1`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
}

/** Whether two `apiVersion`s name the same group, whatever their versions. */
export function sameGroup(a: string, b: string): boolean {
  return groupOf(a) === groupOf(b);
}

/**
 * Orders versions by Kubernetes' priority, as `kubectl` prefers them: `v10`, `v2`, `v1`, `v2beta1`, `v1beta2`, `v1beta1`, `v1alpha1`, then
 * anything else by name.
 *
 * @returns greater than 0 if `a` is preferred to `b`, less than 0 if `b` is, 0 if they are the same
 */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [parseVersion(a), parseVersion(b)];
  if (!x || !y) {
    return Number(Boolean(x)) - Number(Boolean(y)) || (a < b ? 1 : a > b ? -1 : 0);
  }
  return x.stability - y.stability || x.major - y.major || x.minor - y.minor;
}

interface Version {
  /** 2 stable, 1 beta, 0 alpha. */
  stability: number;
  major: number;
  minor: number;
}

function parseVersion(version: string): Version | undefined {
  const match = /^v(\d{1,9})(?:(alpha|beta)(\d{1,9}))?$/.exec(version);
  if (!match) {
    return undefined;
  }
  return {
    stability: match[2] === 'alpha' ? 0 : match[2] === 'beta' ? 1 : 2,
    major: Number(match[1]),
    minor: Number(match[3] ?? 0),
  };
}
