import * as vscode from 'vscode';
import type { Library, LibraryNote } from '../core/library';
import { whereAndWhen } from '../core/notes/conferenceLabel';
import { topicTree, type TopicNode } from '../core/notes/topicTree';
import { escapeMarkdown } from '../core/terms/card';
import type { BuiltinNotebook } from './builtinNotebook';
import { openPage, openPageToSide } from './pages';
import type { Settings } from './settings';
import { fieldLabels } from './topicFields';
import type { WorkspaceNotes } from './workspaceNotes';

/** Changes closer together than this, in milliseconds, show as one. */
const refreshDelay = 50;

/** The Topics view: conferences, the notes about them, and their headings. */
export function registerTopicsView(library: Library, notebook: BuiltinNotebook, notes: WorkspaceNotes, settings: Settings): vscode.Disposable {
  const changes = new vscode.EventEmitter<undefined>();
  let roots: readonly TopicNode[] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownLanguage: string | undefined;

  const provider: vscode.TreeDataProvider<TopicNode> = {
    onDidChangeTreeData: changes.event,
    async getChildren(node) {
      if (node) {
        return [...node.children];
      }
      if (shownLanguage !== settings.language) {
        shownLanguage = settings.language;
        await notebook.showConferences(settings.language);
      }
      void notes.start();
      return [...(roots ??= topicTree(library.conferences(), library.otherNotes()))];
    },
    getParent: (node) => node.parent,
    getTreeItem: (node) => treeItem(node, settings),
    resolveTreeItem(item, node) {
      item.tooltip = tooltip(node, settings);
      return item;
    },
  };

  const view = vscode.window.createTreeView('meshNotes.topics', { treeDataProvider: provider, showCollapseAll: true });

  const refresh = (): void => {
    roots = undefined;
    timer ??= setTimeout(() => {
      timer = undefined;
      changes.fire(undefined);
    }, refreshDelay);
  };

  const showProgress = (): void => {
    const { state, otherFiles } = notes.progress;
    void vscode.commands.executeCommand('setContext', 'meshNotes.indexing', state === 'running');
    const hasOwn = !library.workspaceNotes()[Symbol.iterator]().next().done;
    const texts: string[] = [];
    if (state === 'stopped') {
      texts.push(vscode.l10n.t('Reading the notes was stopped; Refresh goes on with it.'));
    }
    if (state === 'done' && !hasOwn && otherFiles > 0) {
      texts.push(vscode.l10n.t('{0} Markdown files, none a conference note. The setting “Notes: Folders” names folders whose files are all notes.', otherFiles));
    }
    view.message = texts.join(' ');
  };

  const progress = notes.onDidChangeProgress(({ state }) => {
    showProgress();
    if (state === 'running') {
      void vscode.window.withProgress({ location: { viewId: 'meshNotes.topics' } }, () => notes.start());
    }
  });

  return vscode.Disposable.from(
    view,
    changes,
    progress,
    library.onDidChange((change) => {
      if (change.notes) {
        refresh();
      }
    }),
    settings.onDidChange((event) => {
      if (settings.affects(event, 'language')) {
        refresh();
      }
    }),
    vscode.commands.registerCommand('meshNotes.openTopic', openTopic),
    vscode.commands.registerCommand('meshNotes.openTopicToSide', (node: TopicNode) => openPageToSide(pageUri(node))),
    vscode.commands.registerCommand('meshNotes.previewTopic', (node: TopicNode) => openPage(pageUri(node))),
    vscode.commands.registerCommand('meshNotes.refresh', () => notes.restart()),
    vscode.commands.registerCommand('meshNotes.stopReading', () => {
      notes.stop();
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

function noteOf(node: TopicNode): LibraryNote | undefined {
  return node.type === 'others' ? undefined : node.note;
}

function pageUri(node: TopicNode): vscode.Uri {
  const uri = vscode.Uri.parse(noteOf(node)?.uri ?? '');
  return node.type === 'topic' ? uri.with({ fragment: node.topic.slug }) : uri;
}

/** Opens a note of the workspace in an editor at the heading, a built-in one in the preview. */
async function openTopic(node: TopicNode): Promise<void> {
  const note = noteOf(node);
  if (note?.origin === 'builtin') {
    await openPage(pageUri(node));
  } else if (note) {
    const line = node.type === 'topic' ? node.topic.line : 0;
    await vscode.window.showTextDocument(vscode.Uri.parse(note.uri), { selection: new vscode.Range(line, 0, line, 0), preview: true });
  }
}

function treeItem(node: TopicNode, settings: Settings): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(node), node.children.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None);
  item.id = node.id;
  item.contextValue = noteOf(node) ? `${node.type}.${noteOf(node)?.origin ?? ''}` : node.type;
  if (node.type === 'conference') {
    item.description = whereAndWhen(node.conference, settings.language);
    item.iconPath = new vscode.ThemeIcon('calendar');
  } else if (node.type === 'note') {
    item.description = node.note.origin === 'builtin' ? 'Mesh Notes' : vscode.workspace.asRelativePath(vscode.Uri.parse(node.note.uri));
    item.iconPath = new vscode.ThemeIcon(node.note.origin === 'builtin' ? 'book' : 'file');
  } else if (node.type === 'others') {
    item.iconPath = new vscode.ThemeIcon('notebook');
  }
  if (node.type === 'note' || node.type === 'topic') {
    item.command = { command: 'meshNotes.openTopic', title: vscode.l10n.t('Open Topic'), arguments: [node] };
  }
  return item;
}

function labelOf(node: TopicNode): string {
  switch (node.type) {
    case 'conference':
      return node.conference.name;
    case 'note':
      return node.note.title;
    case 'topic':
      return node.topic.title;
    case 'others':
      return vscode.l10n.t('Other Notes');
  }
}

function tooltip(node: TopicNode, settings: Settings): vscode.MarkdownString {
  const lines = [`**${escapeMarkdown(labelOf(node))}**`];
  if (node.type === 'conference') {
    lines.push(escapeMarkdown([node.conference.fullName, whereAndWhen(node.conference, settings.language)].filter(Boolean).join(' · ')));
  } else if (node.type === 'note') {
    lines.push(escapeMarkdown([node.note.date, node.note.tags.join(', ')].filter(Boolean).join(' · ')));
  } else if (node.type === 'topic') {
    lines.push(...fieldLabels(node.topic.fields).map(({ label, values }) => `${escapeMarkdown(label)}: ${values.map(escapeMarkdown).join(', ')}`));
  }
  return new vscode.MarkdownString(lines.filter(Boolean).join('  \n'));
}
