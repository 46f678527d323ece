import type { MarkdownIt } from 'markdown-it';
import { frontMatterBounds } from '../notes/frontMatter';

/** Hides TOML front matter, as VS Code hides YAML. Unclosed front matter stays visible, so that its author notices. */
export function hideTomlFrontMatter(md: MarkdownIt, isHidden: () => boolean): void {
  md.block.ruler.before('fence', 'mesh_notes_toml_front_matter', (state, startLine, _endLine, silent) => {
    if (startLine !== 0 || !state.src.startsWith('+++') || !isHidden()) {
      return false;
    }
    const bounds = frontMatterBounds(state.src);
    if (bounds?.format !== 'toml' || !state.src.startsWith('+++', bounds.end)) {
      return false;
    }
    if (!silent) {
      state.line = bounds.bodyLine;
    }
    return true;
  });
}
