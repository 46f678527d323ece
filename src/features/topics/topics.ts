import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { allNodes, neighbourOf, nodeAt, nodesOf, topicGroupings, topicOrders, topicTree, type TopicGrouping, type TopicNode, type TopicOrder, type TopicPlace } from '../../core/library/topicTree';
import { Delayed } from '../../workspace/delayed';
import type { Settings } from '../../workspace/settings';
import { openPage } from '../shared/openPage';
import { noteOf, pageUri } from '../shared/topicNodes';
import type { TopicSearch } from './topicSearch';

const groupingKey = 'topics.grouping';
const orderKey = 'topics.order';
const filterKey = 'topics.filter';

/** Milliseconds to collect changes before the view is updated. */
const changeDelay = 50;
/** The same for what a search finds while it goes on. */
const searchDelay = 500;

/** The topics, grouped, sorted and filtered as the user chose. The choices are stored in the workspace state. */
export class Topics implements vscode.Disposable {
  private tree: readonly TopicNode[] | undefined;
  private opened: string | undefined;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly notifying = new Delayed(changeDelay, () => void this.follow());
  private readonly finding = new Delayed(searchDelay, () => this.renew());
  private filterText: string;

  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChange = this.changes.event;

  constructor(
    private readonly library: Library,
    private readonly settings: Settings,
    private readonly state: vscode.Memento,
    private readonly searching: TopicSearch,
  ) {
    this.filterText = state.get(filterKey, '');
    this.subscriptions = [
      this.changes,
      this.notifying,
      this.finding,
      library.onDidChange(({ notes, mentions, glossary }) => {
        if (notes || (this.grouping === 'term' && (mentions || glossary))) {
          this.invalidate();
        }
      }),
      settings.onDidChange(['language'], () => this.invalidate()),
    ];
  }

  get nodes(): readonly TopicNode[] {
    return (this.tree ??= this.treeOf(this.filter));
  }

  get grouping(): TopicGrouping {
    const stored = this.state.get<string>(groupingKey);
    return topicGroupings.find((each) => each === stored) ?? 'conference';
  }

  get order(): TopicOrder {
    const stored = this.state.get<string>(orderKey);
    return topicOrders.find((each) => each === stored) ?? 'newest';
  }

  get filter(): string {
    return this.filterText;
  }

  /** Whether a filter leaves nothing. */
  get isNothingFound(): boolean {
    return this.filter !== '' && this.searching.isComplete && this.nodes.length === 0;
  }

  async groupBy(grouping: TopicGrouping): Promise<void> {
    await this.store(groupingKey, grouping);
  }

  async orderBy(order: TopicOrder): Promise<void> {
    await this.store(orderKey, order);
  }

  /** Filters the topics, for the time being. The tree stays as it is until something is found; resolves when all notes have been searched, or for another filter. */
  async filterBy(text: string): Promise<void> {
    const filter = text.trim();
    this.filterText = filter;
    await this.searchNotes();
    if (this.filter === filter) {
      this.renew();
    }
  }

  /** Keeps the filter for the next window. */
  async keepFilter(): Promise<void> {
    await this.state.update(filterKey, this.filter);
  }

  /** Searches the notes that the filter has not been searched for yet; the tree follows. */
  async search(): Promise<void> {
    if ((await this.searchNotes()) > 0) {
      this.renew();
    }
  }

  private searchNotes(): Promise<number> {
    return this.searching.search(this.filter, () => {
      this.finding.schedule();
    });
  }

  /** The node for a line of a note. If several nodes match, the one opened last; so a note that begins with a topic stays the opened one. */
  nodeAt(uri: string, line: number): TopicNode | undefined {
    const found = nodeAt(this.nodes, uri, line);
    const opened = nodesOf(this.nodes, uri).find(({ id }) => id === this.opened);
    return opened && isAt(opened, found, line) ? opened : found;
  }

  /** Opens a workspace note in an editor at the heading, or a built-in note in the preview. */
  async open(node: TopicNode): Promise<void> {
    const note = noteOf(node);
    this.opened = node.id;
    if (note?.origin === 'builtin') {
      await openPage(pageUri(node));
    } else if (note) {
      const line = node.type === 'topic' ? node.topic.line : 0;
      await vscode.window.showTextDocument(vscode.Uri.parse(note.uri), { selection: new vscode.Range(line, 0, line, 0), preview: true });
    }
  }

  /** The topic before or after the place that the user is at. */
  neighbour(step: 1 | -1): TopicNode | undefined {
    const all = this.filter === '' ? this.nodes : this.treeOf('');
    return neighbourOf(this.nodes, all, this.place(all), step);
  }

  /** Where the user is: at the cursor, or in the page of the active tab. Else at the node that was opened last, which also wins over others that show the same. */
  private place(all: readonly TopicNode[]): TopicPlace | undefined {
    const opened = allNodes(all).find(({ id }) => id === this.opened);
    const editor = vscode.window.activeTextEditor;
    const page = editor ? undefined : activePage();
    const uri = (editor?.document.uri ?? page)?.with({ fragment: '' }).toString();
    const nodes = uri === undefined ? [] : nodesOf(all, uri);
    if (uri === undefined || nodes.length === 0) {
      return opened;
    }
    if (editor) {
      const { line } = editor.selection.active;
      const node = nodeAt(all, uri, line);
      return opened && noteOf(opened)?.uri === uri && isAt(opened, node, line) ? opened : (node ?? { uri, line });
    }
    // A page does not tell how far it is scrolled.
    return opened && noteOf(opened)?.uri === uri ? opened : (nodes.find((node) => node.type === 'topic' && node.topic.slug === page?.fragment) ?? { uri, line: -1 });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private treeOf(filter: string): readonly TopicNode[] {
    const { grouping, order } = this;
    return topicTree(this.library, { grouping, order, filter, language: this.settings.language, found: this.searching.matches });
  }

  private async store(key: string, value: string): Promise<void> {
    await this.state.update(key, value);
    this.renew();
  }

  private renew(): void {
    this.finding.dispose();
    this.tree = undefined;
    this.changes.fire();
  }

  /** A filtered tree stays until changed notes have been searched, so that their rows do not go and come back. */
  private invalidate(): void {
    if (this.filter === '') {
      this.tree = undefined;
    }
    this.notifying.schedule();
  }

  /** Follows a change. Nothing is searched before the tree is shown. */
  private async follow(): Promise<void> {
    if (this.tree) {
      await this.searchNotes();
    }
    this.renew();
  }
}

/** Whether a node shows the same as the one that was found at a line of its note; what a note's node shows is its first line. */
function isAt(node: TopicNode, found: TopicNode | undefined, line: number): boolean {
  return node.type === 'note' ? line === 0 : node.type === 'topic' && found?.type === 'topic' && node.topic === found.topic;
}

/** The page that the active tab shows, in VS Code's preview. */
function activePage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
