/** The part of a document's URI that links need. */
export interface DocumentPath {
  readonly path: string;
}

/**
 * Resolves a path from the root of a Hugo site relative to a note: `/images/a.png` in `site/content/posts/b.md` becomes
 * `../../static/images/a.png`. Unchanged if the note is not in a folder `content`.
 */
export function resolveSitePath({ path }: DocumentPath, target: string, folder: 'static' | 'content'): string {
  const segments = path.split('/');
  const content = segments.lastIndexOf('content', segments.length - 2);
  if (content < 0 || !target.startsWith('/') || target.startsWith('//')) {
    return target;
  }
  return `${'../'.repeat(segments.length - 1 - content)}${folder}${target}`;
}
