import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { extendPreview, type PreviewOptions } from '../../core/preview/plugin';
import { noteSignpost } from '../../core/preview/signposts';
import type { DocumentTerms } from '../../core/preview/termMarks';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import type { Matcher } from '../../core/terms/matcher';
import { termTooltip } from '../../core/terms/tooltip';
import { languages, type Language } from '../../core/text/language';
import type { MeshNotes } from '../../meshNotes';
import { Delayed } from '../../workspace/delayed';
import type { Settings } from '../../workspace/settings';
import { builtinScheme, relativePath } from '../../workspace/uris';

/** What VS Code's Markdown extension takes from an extension that contributes `markdown.markdownItPlugins`. */
export interface MarkdownItExtension {
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
}

/** Milliseconds to collect changes before the previews are refreshed. */
const refreshDelay = 300;
/** Milliseconds after which a refresh was dropped; VS Code renders a preview within 300 ms. */
const retryDelay = 1000;

/** Extends VS Code's Markdown preview. Loads nothing before a preview is shown. */
export function registerPreview({ library, notebook, notes, settings }: Pick<MeshNotes, 'library' | 'notebook' | 'notes' | 'settings'>): MarkdownItExtension & { dispose(): void } {
  let active = readSettings(settings);
  let isUsed = false;
  /** The language whose texts are loaded. */
  let loaded: Language | undefined;
  let loading: Language | undefined;
  /** The matcher of the last rendering. */
  let renderedWith: Matcher | undefined;
  let isRendered = false;
  const refreshing = new Delayed(refreshDelay, () => refresh(3));
  let retry: ReturnType<typeof setTimeout> | undefined;

  const load = (language: Language): void => {
    if (loading === language) {
      return;
    }
    loading = language;
    // The workspace's terms follow when they are read.
    void notes.start();
    void notebook.loadTexts(language).then(() => {
      loaded = language;
      refreshing.schedule();
    });
  };

  /** Refreshes the previews. Retries until one is rendered, as VS Code drops a refresh while another update is pending. */
  const refresh = (attempts: number): void => {
    clearTimeout(retry);
    isRendered = false;
    // Clears VS Code's cache of parsed notes and renders open previews at their scroll position.
    void vscode.commands.executeCommand('markdown.preview.refresh');
    retry = setTimeout(() => {
      if (isRendered) {
        refreshIfStale();
      } else if (attempts > 1) {
        refresh(attempts - 1);
      } else {
        // No preview is open.
        renderedWith = undefined;
      }
    }, retryDelay);
  };

  /** Waits until all notes are read, so that the previews are refreshed once. */
  const refreshIfStale = (): void => {
    if (renderedWith && !['reading', 'counting'].includes(notes.progress.state) && renderedWith !== library.matcher) {
      refreshing.schedule();
    }
  };

  const options: PreviewOptions<vscode.Uri> = {
    showsShortcodes: () => active.shortcodes,
    hidesTomlFrontMatter: () => active.tomlFrontMatter,
    language: () => active.language,
    termsOf(document) {
      isRendered = true;
      if (!active.terms) {
        return undefined;
      }
      if (loaded !== active.language) {
        load(active.language);
        return undefined;
      }
      renderedWith = library.matcher;
      return termsOf(document, library, active);
    },
  };

  const subscriptions = vscode.Disposable.from(
    library.onDidChange(({ glossary }) => {
      if (glossary) {
        refreshIfStale();
      }
    }),
    notes.onDidChangeProgress(refreshIfStale),
    settings.onDidChange(['preview', 'language', 'hover.ignoredTerms'], () => {
      active = readSettings(settings);
      if (isUsed) {
        refreshing.schedule();
      }
    }),
  );

  return {
    extendMarkdownIt(md) {
      isUsed = true;
      return extendPreview(md, options, documentOf);
    },
    dispose() {
      refreshing.dispose();
      clearTimeout(retry);
      subscriptions.dispose();
    },
  };
}

type PreviewSettings = ReturnType<typeof readSettings>;

/** Caches the settings, as the parser needs them for each line. */
function readSettings(settings: Settings) {
  return {
    terms: settings.isEnabled('preview.terms'),
    shortcodes: settings.isEnabled('preview.shortcodes'),
    tomlFrontMatter: settings.isEnabled('preview.tomlFrontMatter'),
    language: settings.language,
    ignored: new Set(settings.ignoredTerms),
  };
}

/** The document that VS Code is rendering. */
function documentOf(env: unknown): vscode.Uri | undefined {
  const { currentDocument } = (env ?? {}) as { readonly currentDocument?: unknown };
  return currentDocument instanceof vscode.Uri ? currentDocument : undefined;
}

function termsOf(document: vscode.Uri, library: Library, { language, ignored }: PreviewSettings): DocumentTerms {
  return {
    find: (source, blocks) => library.matcher.find(source, 'markdown', { blocks }),
    isIgnored: ({ id }) => ignored.has(id),
    tooltip(entry) {
      const link = linkTo(entry, document, language);
      return link && { title: termTooltip(entry, library.termText(entry, language), language), ...link };
    },
  };
}

/** The link from a document to a term's page, if it can be opened; undefined if the document is that page. */
function linkTo(entry: GlossaryEntry, document: vscode.Uri, language: Language): { href?: string } | undefined {
  const isBuiltinPage = document.scheme === builtinScheme;
  // A page links to pages in its own language.
  const pageLanguage = isBuiltinPage ? (languages.find((each) => document.path.startsWith(`/${each}/`)) ?? language) : language;
  const term = termIn(entry, pageLanguage);
  if (isBuiltinPage && entry.origin === 'workspace') {
    return { href: relativePath(document.path, `/${pageLanguage}/${noteSignpost(term.uri, term.line)}`) };
  }
  const target = vscode.Uri.parse(term.uri);
  if (Object.values(entry.terms).some(({ uri }) => vscode.Uri.parse(uri).path === document.path && target.scheme === document.scheme)) {
    return undefined;
  }
  if (target.scheme === document.scheme && target.authority === document.authority) {
    return { href: relativePath(document.path, target.path) };
  }
  return entry.origin === 'builtin' && canOpenPages() ? { href: target.toString() } : {};
}

/** Whether a link in the preview of a user's note can open a built-in page; older versions of VS Code look for a file. */
function canOpenPages(): boolean {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 134);
}
