import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { extendPreview, type PreviewOptions } from '../../core/preview/plugin';
import type { DocumentTerms } from '../../core/preview/termMarks';
import { termIn, type GlossaryEntry } from '../../core/terms/glossary';
import type { Matcher } from '../../core/terms/matcher';
import { termTooltip } from '../../core/terms/tooltip';
import { languages, type Language } from '../../core/text/language';
import type { MeshNotes } from '../../meshNotes';
import { Delayed } from '../../workspace/delayed';
import type { Settings } from '../../workspace/settings';
import { builtinScheme, relativePath } from '../../workspace/uris';
import { workspacePage } from './pages';

/** What VS Code's Markdown extension takes from an extension that contributes `markdown.markdownItPlugins`. */
export interface MarkdownItExtension {
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
}

/** Changes closer together than this, in milliseconds, draw the previews anew once. */
const refreshDelay = 300;
/** VS Code draws a preview within 300 ms; after this, in milliseconds, it has not. */
const retryDelay = 1000;

/** Dresses VS Code's Markdown preview. Nothing is loaded before a preview is shown. */
export function registerPreview({ library, notebook, notes, settings }: Pick<MeshNotes, 'library' | 'notebook' | 'notes' | 'settings'>): MarkdownItExtension & { dispose(): void } {
  let shown = shownBy(settings);
  let isUsed = false;
  /** The language whose texts are there. */
  let loaded: Language | undefined;
  let loading: Language | undefined;
  /** What the previews were last drawn with. */
  let drawnWith: Matcher | undefined;
  let isDrawn = false;
  const refreshing = new Delayed(refreshDelay, () => {
    refresh(3);
  });
  let retry: ReturnType<typeof setTimeout> | undefined;

  const load = (language: Language): void => {
    if (loading === language) {
      return;
    }
    loading = language;
    // The workspace's own terms follow as soon as they are read.
    void notes.start();
    void notebook.loadTexts(language).then(() => {
      loaded = language;
      refreshing.schedule();
    });
  };

  /** VS Code drops a refresh where it is about to look at a preview for another reason, so this asks again until one is drawn. */
  const refresh = (attempts: number): void => {
    clearTimeout(retry);
    isDrawn = false;
    // Parsed notes are kept by VS Code; this forgets them and draws the open previews, each where it is scrolled to.
    void vscode.commands.executeCommand('markdown.preview.refresh');
    retry = setTimeout(() => {
      if (isDrawn) {
        refreshIfStale();
      } else if (attempts > 1) {
        refresh(attempts - 1);
      } else {
        // No preview is open.
        drawnWith = undefined;
      }
    }, retryDelay);
  };

  /** Notes are read in parts: what they change is shown once, when all are. */
  const refreshIfStale = (): void => {
    if (drawnWith && notes.progress.state !== 'running' && drawnWith !== library.matcher) {
      refreshing.schedule();
    }
  };

  const options: PreviewOptions<vscode.Uri> = {
    showsShortcodes: () => shown.shortcodes,
    hidesTomlFrontMatter: () => shown.tomlFrontMatter,
    language: () => shown.language,
    termsOf(document) {
      isDrawn = true;
      if (!shown.terms) {
        return undefined;
      }
      if (loaded !== shown.language) {
        load(shown.language);
        return undefined;
      }
      drawnWith = library.matcher;
      return termsOf(document, library, shown);
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
      shown = shownBy(settings);
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

interface Shown {
  readonly terms: boolean;
  readonly shortcodes: boolean;
  readonly tomlFrontMatter: boolean;
  readonly language: Language;
  readonly ignored: ReadonlySet<string>;
}

/** The parser asks for each line, so the settings are read once. */
function shownBy(settings: Settings): Shown {
  return {
    terms: settings.isEnabled('preview.terms'),
    shortcodes: settings.isEnabled('preview.shortcodes'),
    tomlFrontMatter: settings.isEnabled('preview.tomlFrontMatter'),
    language: settings.language,
    ignored: new Set(settings.ignoredTerms),
  };
}

/** The document that VS Code's renderer says it renders. */
function documentOf(env: unknown): vscode.Uri | undefined {
  const { currentDocument } = (env ?? {}) as { readonly currentDocument?: unknown };
  return currentDocument instanceof vscode.Uri ? currentDocument : undefined;
}

function termsOf(document: vscode.Uri, library: Library, { language, ignored }: Shown): DocumentTerms {
  return {
    find: (source, blocks) => library.matcher.find(source, 'markdown', { blocks }),
    isIgnored: ({ id }) => ignored.has(id),
    tip(entry) {
      const page = termPage(entry, document, language);
      if (page.isHere) {
        return undefined;
      }
      const title = termTooltip(entry, library.termText(entry, language), language);
      return page.href === undefined ? { title } : { title, href: page.href };
    },
  };
}

/** Where a term's page is, from a document; `isHere` where it is that document. */
function termPage(entry: GlossaryEntry, document: vscode.Uri, language: Language): { isHere: boolean; href?: string } {
  const isBuiltinPage = document.scheme === builtinScheme;
  // A page leads to pages of its own language.
  const pageLanguage = isBuiltinPage ? (languages.find((each) => document.path.startsWith(`/${each}/`)) ?? language) : language;
  const uriIn = ({ uri }: { readonly uri: string }): vscode.Uri => {
    const target = vscode.Uri.parse(uri);
    return isBuiltinPage && entry.origin === 'workspace' ? vscode.Uri.from({ scheme: builtinScheme, path: `/${pageLanguage}/workspace/${workspacePage(uri)}` }) : target;
  };
  const target = uriIn(termIn(entry, pageLanguage));
  if (Object.values(entry.terms).some((term) => uriIn(term).path === document.path && target.scheme === document.scheme)) {
    return { isHere: true };
  }
  if (target.scheme === document.scheme && target.authority === document.authority) {
    return { isHere: false, href: relativePath(document.path, target.path) };
  }
  return { isHere: false, ...(entry.origin === 'builtin' && opensPages() ? { href: target.toString() } : {}) };
}

/** Whether a link from the preview of a user's note opens a built-in page; older versions of VS Code look for a file. */
function opensPages(): boolean {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 134);
}
