import { groupBy } from '../text/groups';
import type { Problem } from '../text/problem';
import type { ManifestHead, WrittenText } from './manifestHeads';

/** An API version that should not be used, as of the table's date. */
export interface StaleApi {
  readonly apiVersion: string;
  /** Empty: all kinds. */
  readonly kinds: readonly string[];
  /**
   * - `removed`: no longer served
   * - `deprecated`: served, and announced to be removed
   * - `superseded`: served, along with a newer version
   * - `archived`: part of an archived project
   * - `experimental`: only in the experimental channel of its project
   */
  readonly state: 'removed' | 'deprecated' | 'superseded' | 'archived' | 'experimental';
  /**
   * With the project's name, such as `Istio 1.22`. `removed`: the first release without the version; `deprecated`, `superseded`: the first
   * release with the replacement; `experimental`: the release that was checked. For `archived`, the project.
   */
  readonly release: string;
  /** The replacement: another version of the kind, another kind, or something else. */
  readonly use?: { readonly apiVersion: string; readonly kind?: string } | { readonly name: string };
  /** The replacement version has the same fields. */
  readonly compatible?: true;
  /** The URL of the source. */
  readonly docs: string;
}

/** The shape of `data/api-versions.json`. */
export interface StaleApiTable {
  /** The date of the last comparison with the sources, such as `2026-11-22`. */
  readonly checked: string;
  /** The repositories of the schemas and their versions. */
  readonly sources: Readonly<Record<string, string>>;
  readonly apis: readonly StaleApi[];
}

/** A manifest that should use another API version or kind. */
export interface StaleManifest {
  readonly head: ManifestHead;
  readonly api: StaleApi;
  /** The text to mark: the version, or the kind if no version of it is usable. */
  readonly place: WrittenText;
  /** The version that can replace the old one without other changes, if any. */
  readonly replacement: string | undefined;
}

/** Looks up API versions and kinds. */
export class StaleApis {
  private readonly byVersion: ReadonlyMap<string, readonly StaleApi[]>;

  constructor(apis: readonly StaleApi[]) {
    this.byVersion = groupBy(apis, ({ apiVersion }) => apiVersion);
  }

  /** Returns the manifests that are out of date, in order. */
  findStale(heads: readonly ManifestHead[]): StaleManifest[] {
    return heads.flatMap((head) => {
      const api = this.byVersion.get(head.apiVersion.text)?.find(({ kinds }) => kinds.length === 0 || kinds.includes(head.kind.text));
      return api ? [staleManifest(head, api)] : [];
    });
  }
}

function staleManifest(head: ManifestHead, api: StaleApi): StaleManifest {
  const version = otherVersion(api);
  const isVersions = version !== undefined || api.kinds.length === 0;
  return { head, api, place: isVersions ? head.apiVersion : head.kind, replacement: api.compatible ? version : undefined };
}

/** The recommended version of the same kind. */
function otherVersion({ use }: StaleApi): string | undefined {
  return use && 'apiVersion' in use && use.kind === undefined ? use.apiVersion : undefined;
}

/** Explains why a manifest is out of date, sentence by sentence. */
export function explainStale({ head, api, replacement }: StaleManifest): Pick<Problem, 'message' | 'args'>[] {
  const { state, release } = api;
  const [kind, apiVersion, use] = [head.kind.text, head.apiVersion.text, nameOfUse(api)];
  if (state === 'experimental') {
    return [{ message: '{0} in {1} is only in the experimental channel of {2}.', args: [kind, apiVersion, release] }];
  }
  if (use === undefined) {
    return [{ message: '{0} in {1} is no longer served as of {2}.', args: [kind, apiVersion, release] }];
  }
  const messages = {
    removed: { message: '{0} in {1} is no longer served as of {2}. Use {3}.', args: [kind, apiVersion, release, use] },
    deprecated: { message: '{0} in {1} is deprecated. Use {2}, served since {3}.', args: [kind, apiVersion, use, release] },
    superseded: { message: '{0} in {1} is superseded. Use {2}, served since {3}.', args: [kind, apiVersion, use, release] },
    archived: { message: '{0} in {1} is part of {2}, which is archived. Use {3}.', args: [kind, apiVersion, release, use] },
  };
  const mayDiffer = otherVersion(api) !== undefined && replacement === undefined;
  return mayDiffer ? [messages[state], { message: 'Its fields may differ. Follow the link before you change the version.', args: [] }] : [messages[state]];
}

function nameOfUse({ use }: StaleApi): string | undefined {
  if (use && 'apiVersion' in use) {
    return use.kind === undefined ? use.apiVersion : `${use.kind} (${use.apiVersion})`;
  }
  return use?.name;
}
