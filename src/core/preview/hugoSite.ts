/** As far as links need it, a document's URI. */
export interface DocumentPath {
  readonly path: string;
}

/**
 * Where Hugo finds what a note of a site names from the site's root, relative to the note: `/images/a.png` in `site/content/posts/b.md` is
 * `../../static/images/a.png`. Unchanged where the note lies in no folder `content`.
 */
export function resolveSitePath({ path }: DocumentPath, target: string, folder: 'static' | 'content'): string {
  const segments = path.split('/');
  const content = segments.lastIndexOf('content', segments.length - 2);
  if (content < 0 || !target.startsWith('/') || target.startsWith('//')) {
    return target;
  }
  return `${'../'.repeat(segments.length - 1 - content)}${folder}${target}`;
}
