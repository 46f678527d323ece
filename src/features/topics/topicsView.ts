import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { topicGroupings, topicOrders, type TopicGrouping, type TopicNode, type TopicOrder } from '../../core/library/topicTree';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import { Delayed } from '../../workspace/delayed';
import { mostFiles } from '../../workspace/noteFiles';
import { eachInTurns } from '../../workspace/turns';
import type { WorkspaceNotes } from '../../workspace/workspaceNotes';
import { openPage, openPageToSide } from '../shared/openPage';
import { pageUri, termsOfTopic } from '../shared/topicNodes';
import { isLeaf, topicItem, topicTooltip } from './topicItems';

/** A row that explains why there are no user notes and offers a command. */
interface Hint {
  readonly type: 'hint';
  readonly label: string;
  readonly description: string;
  readonly command: string;
}

type Row = TopicNode | Hint;

/** Milliseconds between two refreshes while notes are read: each draws all rows again. */
const readingDelay = 500;
/** Milliseconds before the view follows the cursor. */
const followDelay = 150;
/** Milliseconds without typing before the view is filtered. */
const typingDelay = 150;

/** Registers the Topics view: conferences, their notes and headings. */
export function registerTopicsView(mesh: Pick<MeshNotes, 'topics' | 'library' | 'notebook' | 'notes' | 'manifests' | 'paths' | 'settings'>): vscode.Disposable {
  const { topics, library, notebook, notes, manifests, paths, settings } = mesh;
  const changes = new vscode.EventEmitter<undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The page of the last revealed topic; unlike a node, it stays the same when the grouping changes. */
  let revealed: string | undefined;
  /** Closes the box in which a filter is typed, and keeps the filter. */
  let keepTyped: (() => void) | undefined;

  const provider: vscode.TreeDataProvider<Row> = {
    onDidChangeTreeData: changes.event,
    async getChildren(row) {
      if (row) {
        // Topics tell whether manifests use their terms.
        await Promise.all([notebook.countConferences(), manifests.loadTerms()]);
        return row.type === 'hint' ? [] : [...row.children];
      }
      // The first rows need no counts, but tooltips and the grouping by term do.
      void notes.start().then(() => notebook.countConferences());
      await notebook.showConferences(settings.language);
      void topics.search();
      await eachInTurns(topics.nodes, isLeaf);
      return [...(topics.filter === '' ? hints(library, notes) : []), ...topics.nodes];
    },
    getParent: (row) => (row.type === 'hint' ? undefined : row.parent),
    getTreeItem: (row) => (row.type === 'hint' ? hintItem(row) : topicItem(row, settings, topics.filter, hasManifests(row))),
    resolveTreeItem(item, row) {
      if (row.type !== 'hint') {
        item.tooltip = topicTooltip(row, library, settings);
      }
      return item;
    },
  };

  const hasManifests = (node: TopicNode): boolean => node.type === 'topic' && termsOfTopic(node, library).some((entry) => manifests.using(entry).length > 0);

  const view = vscode.window.createTreeView<Row>('meshNotes.topics', { treeDataProvider: provider, showCollapseAll: true });

  const showState = (): void => {
    const { filter } = topics;
    void vscode.commands.executeCommand('setContext', 'meshNotes.topicsFiltered', filter !== '');
    view.description = filter === '' ? '' : vscode.l10n.t('filtered by “{0}”', displayText(filter));
    const { state, overfull } = notes.progress;
    view.message = [
      state === 'stopped' ? vscode.l10n.t('Stopped reading notes. Run Refresh Notes to continue.') : '',
      paths.message('notes.folders', 'glossaries'),
      topics.isNothingFound && state !== 'reading' ? vscode.l10n.t('No topics match “{0}”. Run Clear Topic Filter to see all topics.', displayText(filter)) : '',
      ...overfull.map((uri) => vscode.l10n.t('“{0}” has more than {1} files. The rest are not read.', displayText(vscode.workspace.asRelativePath(uri)), mostFiles.toLocaleString('en'))),
    ].filter(Boolean).join('\n');
  };

  const reveal = async (node: TopicNode, expand = false): Promise<void> => {
    revealed = pageUri(node).toString();
    try {
      await view.reveal(node, { select: true, focus: false, expand });
    } catch {
      // The topic is no longer in the tree: typing in a heading makes a new topic with each letter.
      revealed = undefined;
    }
  };

  const follow = (editor: vscode.TextEditor | undefined): void => {
    clearTimeout(timer);
    if (!editor || !view.visible || !settings.isEnabled('topics.followCursor')) {
      return;
    }
    timer = setTimeout(() => {
      const node = topics.nodeAt(editor.document.uri.toString(), editor.selection.active.line);
      if (node && pageUri(node).toString() !== revealed) {
        void reveal(node);
      }
    }, followDelay);
  };

  const step = async (direction: 1 | -1): Promise<void> => {
    await notebook.showConferences(settings.language);
    await notes.start();
    await topics.search();
    const node = topics.neighbour(direction);
    if (!node) {
      return;
    }
    await topics.open(node);
    if (view.visible) {
      await reveal(node);
    }
  };

  const filterBy = async (text: string): Promise<void> => {
    const done = topics.filterBy(text);
    showState();
    await done;
  };

  /** Filters while the user types. Enter keeps the filter, and so does opening a row; Escape brings the one before back. */
  const askForFilter = async (): Promise<void> => {
    keepTyped?.();
    const before = topics.filter;
    const box = vscode.window.createInputBox();
    box.value = before;
    box.prompt = vscode.l10n.t('Filter topics by words in titles, fields or text');
    // A click on a row would hide it.
    box.ignoreFocusOut = true;
    const typing = new Delayed(typingDelay, () => void filterBy(box.value));
    let kept = before;
    const keep = (): void => {
      kept = box.value;
      box.hide();
    };
    const hidden = new Promise<void>((resolve) => {
      box.onDidHide(() => {
        resolve();
      });
    });
    box.onDidChangeValue(() => {
      typing.debounce();
    });
    box.onDidAccept(keep);
    keepTyped = keep;
    box.show();
    await hidden;
    if (keepTyped === keep) {
      keepTyped = undefined;
    }
    typing.dispose();
    box.dispose();
    await filterBy(kept);
    await topics.keepFilter();
  };

  const openRow = async (node: TopicNode): Promise<void> => {
    keepTyped?.();
    await topics.open(node);
    if (node.type === 'note' && !isLeaf(node)) {
      await reveal(node, true);
    }
  };

  const refresh = (): void => {
    showState();
    changes.fire(undefined);
    follow(vscode.window.activeTextEditor);
  };
  const refreshing = new Delayed(readingDelay, refresh);

  showState();
  return vscode.Disposable.from(
    view,
    changes,
    refreshing,
    topics.onDidChange(() => {
      if (notes.progress.state === 'reading') {
        refreshing.schedule();
      } else {
        refresh();
      }
    }),
    paths.onDidChange(showState),
    notes.onDidChangeProgress(({ state }) => {
      void vscode.commands.executeCommand('setContext', 'meshNotes.indexing', state === 'reading' || state === 'counting');
      showState();
      if (state === 'reading') {
        void vscode.window.withProgress({ location: { viewId: 'meshNotes.topics' } }, () => notes.finished());
      } else if (view.visible) {
        changes.fire(undefined);
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      follow(textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(() => {
      follow(vscode.window.activeTextEditor);
    }),
    vscode.commands.registerCommand('meshNotes.openTopic', openRow),
    vscode.commands.registerCommand('meshNotes.openTopicToSide', (node: TopicNode) => openPageToSide(pageUri(node))),
    vscode.commands.registerCommand('meshNotes.previewTopic', (node: TopicNode) => openPage(pageUri(node))),
    vscode.commands.registerCommand('meshNotes.nextTopic', () => step(1)),
    vscode.commands.registerCommand('meshNotes.previousTopic', () => step(-1)),
    vscode.commands.registerCommand('meshNotes.groupTopics', async (grouping?: TopicGrouping) => {
      const chosen = grouping ?? (await pickOne(topicGroupings, topics.grouping, groupingLabels(), vscode.l10n.t('Group topics by')));
      if (chosen) {
        await topics.groupBy(chosen);
      }
    }),
    vscode.commands.registerCommand('meshNotes.sortTopics', async (order?: TopicOrder) => {
      const chosen = order ?? (await pickOne(topicOrders, topics.order, orderLabels(), vscode.l10n.t('Sort conferences by')));
      if (chosen) {
        await topics.orderBy(chosen);
      }
    }),
    vscode.commands.registerCommand('meshNotes.filterTopics', async (text?: string) => {
      if (text === undefined) {
        await askForFilter();
      } else {
        await filterBy(text);
        await topics.keepFilter();
      }
    }),
    vscode.commands.registerCommand('meshNotes.clearTopicFilter', async () => {
      await filterBy('');
      await topics.keepFilter();
    }),
    vscode.commands.registerCommand('meshNotes.refresh', () => notes.restart()),
    vscode.commands.registerCommand('meshNotes.stopReading', () => {
      notes.stop();
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

function hints(library: Library, notes: WorkspaceNotes): readonly Hint[] {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    return [
      { type: 'hint', label: vscode.l10n.t('Open Folder…'), description: vscode.l10n.t('No folder is open'), command: 'vscode.openFolder' },
      newNoteHint(),
    ];
  }
  const { state, otherMarkdown } = notes.progress;
  if (state !== 'done' || !library.workspaceNotes()[Symbol.iterator]().next().done) {
    return [];
  }
  return otherMarkdown > 0
    ? [
        {
          type: 'hint',
          label: vscode.l10n.t('Choose Notes Folder…'),
          description: otherMarkdown === 1 ? vscode.l10n.t('1 Markdown file, no conference notes') : vscode.l10n.t('{0} Markdown files, no conference notes', otherMarkdown),
          command: 'meshNotes.chooseNotesFolder',
        },
      ]
    : [newNoteHint()];
}

function newNoteHint(): Hint {
  return { type: 'hint', label: vscode.l10n.t('New Conference Note…'), description: vscode.l10n.t('You have no notes yet'), command: 'meshNotes.newConferenceNote' };
}

/** Shows the action before its reason, as a narrow view cuts off the end. */
function hintItem({ label, description, command }: Hint): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.description = description;
  item.tooltip = `${description}: ${label}`;
  item.iconPath = new vscode.ThemeIcon('info');
  item.contextValue = 'hint';
  item.command = { command, title: label };
  return item;
}

function groupingLabels(): Readonly<Record<TopicGrouping, string>> {
  return {
    conference: vscode.l10n.t('Conference'),
    project: vscode.l10n.t('Project'),
    term: vscode.l10n.t('Term'),
    tag: vscode.l10n.t('Tag'),
    year: vscode.l10n.t('Year'),
  };
}

function orderLabels(): Readonly<Record<TopicOrder, string>> {
  return { newest: vscode.l10n.t('Newest First'), oldest: vscode.l10n.t('Oldest First'), name: vscode.l10n.t('Name') };
}

async function pickOne<T extends string>(values: readonly T[], current: T, labels: Readonly<Record<T, string>>, placeHolder: string): Promise<T | undefined> {
  const items = values.map((value) => ({ value, label: labels[value], description: value === current ? '✓' : '' }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.value;
}
