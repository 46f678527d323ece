import { groupBy } from '../text/groups';
import type { ManifestHead, WrittenText } from './manifestHeads';

/**
 * - `removed`: no longer served
 * - `deprecated`: served, and announced to be removed
 * - `superseded`: served, beside a newer version
 * - `archived`: of a project that is archived
 * - `experimental`: in the experimental channel of its project only
 */
export type StaleState = 'removed' | 'deprecated' | 'superseded' | 'archived' | 'experimental';

/** Why kinds of an API version should not be used, as of the day the table was checked. */
export interface StaleApi {
  readonly apiVersion: string;
  /** None: all of the version. */
  readonly kinds: readonly string[];
  readonly state: StaleState;
  /**
   * With its project's name, such as `Istio 1.22`. `removed`: from which on the version is not served; `deprecated`, `superseded`: from which on
   * what is to be used is served; `experimental`: that was looked at. For `archived`, the project.
   */
  readonly release: string;
  /** What takes its place: another version of the kind, another kind, or something that is no kind. */
  readonly use?: { readonly apiVersion: string; readonly kind?: string } | { readonly name: string };
  /** The kind has the same fields in the version to be used. */
  readonly compatible?: true;
  /** Where this is said, a URL. */
  readonly docs: string;
}

/** The shape of `data/api-versions.json`. */
export interface StaleApiTable {
  /** The day it was compared with its sources, as `2026-11-22`. */
  readonly checked: string;
  /** Of the schemas: repositories and their versions. */
  readonly sources: Readonly<Record<string, string>>;
  readonly apis: readonly StaleApi[];
}

/** A manifest that should be of another API version, or another kind. */
export interface StaleManifest {
  readonly head: ManifestHead;
  readonly api: StaleApi;
  /** What is at fault: the version, or the kind where no version of it will do. */
  readonly place: WrittenText;
  /** The version that can replace the old one without another change, if there is one. */
  readonly replacement: string | undefined;
}

/** Looks API versions and kinds up. */
export class StaleApis {
  private readonly byVersion: ReadonlyMap<string, readonly StaleApi[]>;

  constructor(apis: readonly StaleApi[]) {
    this.byVersion = groupBy(apis, ({ apiVersion }) => apiVersion);
  }

  /** The manifests that are out of date, in their order. */
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

/** The version of the same kind that is to be used. */
function otherVersion({ use }: StaleApi): string | undefined {
  return use && 'apiVersion' in use && use.kind === undefined ? use.apiVersion : undefined;
}

/** A text with `{0}`, `{1}` … for its arguments, in English, which is also the key of its translation. */
export interface Message {
  readonly message: string;
  readonly args: readonly string[];
}

/** What is to be said of a manifest, sentence by sentence. */
export function explainStale({ head, api, replacement }: StaleManifest): Message[] {
  const { state, release } = api;
  const [kind, apiVersion, use] = [head.kind.text, head.apiVersion.text, nameOfUse(api)];
  if (state === 'experimental') {
    return [{ message: '{0} in {1} is in the experimental channel of {2} only.', args: [kind, apiVersion, release] }];
  }
  if (use === undefined) {
    return [{ message: '{0} in {1} is no longer served as of {2}.', args: [kind, apiVersion, release] }];
  }
  const messages = {
    removed: { message: '{0} in {1} is no longer served as of {2}: use {3}.', args: [kind, apiVersion, release, use] },
    deprecated: { message: '{0} in {1} is deprecated: use {2}, served since {3}.', args: [kind, apiVersion, use, release] },
    superseded: { message: '{0} in {1} is superseded: use {2}, served since {3}.', args: [kind, apiVersion, use, release] },
    archived: { message: '{0} in {1} is part of {2}, which is archived: use {3}.', args: [kind, apiVersion, release, use] },
  };
  const mayDiffer = otherVersion(api) !== undefined && replacement === undefined;
  return mayDiffer ? [messages[state], { message: 'Its fields may differ: follow the link before you change it.', args: [] }] : [messages[state]];
}

function nameOfUse({ use }: StaleApi): string | undefined {
  if (use && 'apiVersion' in use) {
    return use.kind === undefined ? use.apiVersion : `${use.kind} (${use.apiVersion})`;
  }
  return use?.name;
}
