import { linkPart } from '../text/escape';

/** Where a signpost leads: a place in a user's file (the slug of a heading, or `L` and a line from 1), or a manifest to insert. */
export type SignpostTarget = { readonly uri: string; readonly place: string } | { readonly prefix: string };

/** The path of the signpost to a place in a user's file, in the folder of its language. `line`: from 0, for a place without a slug. */
export function noteSignpost(uri: string, line: number, slug = ''): string {
  return `notes/${linkPart(uri)}/${slug === '' ? `L${String(line + 1)}` : slug}.md`;
}

/** The path of the signpost to a manifest, in the folder of its language. */
export function manifestSignpost(prefix: string): string {
  return `manifests/${linkPart(prefix)}.md`;
}

/** Where the signpost at a path leads, such as `/en/manifests/istio-waypoint.md`; undefined if the path is that of no signpost. */
export function signpostTarget(path: string): SignpostTarget | undefined {
  const [, uri = '', place, prefix] = /^\/[^/]+\/(?:notes\/(.+)\/([^/]+)|manifests\/([^/]+))\.md$/.exec(path) ?? [];
  try {
    // VS Code decodes the links in the source of a page twice.
    return prefix !== undefined ? { prefix: decodeURIComponent(prefix) } : place !== undefined ? { uri: uri.includes(':') ? uri : decodeURIComponent(uri), place } : undefined;
  } catch {
    return undefined;
  }
}
