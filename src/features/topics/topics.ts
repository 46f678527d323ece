import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { allNodes, nodeAt, nodesOf, topicGroupings, topicOrders, topicTree, type TopicGrouping, type TopicNode, type TopicOrder } from '../../core/library/topicTree';
import { Delayed } from '../../workspace/delayed';
import type { Settings } from '../../workspace/settings';
import { openPage } from '../shared/openPage';
import { noteOf, pageUri } from '../shared/topicNodes';

const groupingKey = 'topics.grouping';
const orderKey = 'topics.order';
const filterKey = 'topics.filter';

/** Milliseconds to collect changes before the view is updated. */
const changeDelay = 50;

/** The topics, grouped, sorted and filtered as the user chose. The choices are stored in the workspace state. */
export class Topics implements vscode.Disposable {
  private tree: readonly TopicNode[] | undefined;
  private opened: string | undefined;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly notifying = new Delayed(changeDelay, () => this.changes.fire());

  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChange = this.changes.event;

  constructor(
    private readonly library: Library,
    private readonly settings: Settings,
    private readonly state: vscode.Memento,
  ) {
    this.subscriptions = [
      this.changes,
      this.notifying,
      library.onDidChange(({ notes, mentions, glossary }) => {
        if (notes || (this.grouping === 'term' && (mentions || glossary))) {
          this.invalidate();
        }
      }),
      settings.onDidChange(['language'], () => this.invalidate()),
    ];
  }

  get nodes(): readonly TopicNode[] {
    const { grouping, order, filter } = this;
    return (this.tree ??= topicTree(this.library, { grouping, order, filter, language: this.settings.language }));
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
    return this.state.get(filterKey, '');
  }

  async groupBy(grouping: TopicGrouping): Promise<void> {
    await this.store(groupingKey, grouping);
  }

  async orderBy(order: TopicOrder): Promise<void> {
    await this.store(orderKey, order);
  }

  async filterBy(text: string): Promise<void> {
    await this.store(filterKey, text);
  }

  /** The node for a line of a note. If several nodes match, the one opened last. */
  nodeAt(uri: string, line: number): TopicNode | undefined {
    const found = nodeAt(this.nodes, uri, line);
    const opened = nodesOf(this.nodes, uri).find(({ id }) => id === this.opened);
    return found?.type === 'topic' && opened?.type === 'topic' && opened.note === found.note && opened.topic === found.topic ? opened : found;
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

  /** The topic before or after the one that was opened last or that contains the cursor. */
  neighbour(step: 1 | -1): TopicNode | undefined {
    const topics = allNodes(this.nodes).filter(({ type }) => type === 'topic');
    const editor = vscode.window.activeTextEditor;
    const atCursor = editor && this.nodeAt(editor.document.uri.toString(), editor.selection.active.line);
    const opened = topics.find(({ id }) => id === this.opened);
    // A topic may be in several groups: prefer the opened row while the cursor is in its topic.
    const isStillThere = opened && (!atCursor || pageUri(opened).toString() === pageUri(atCursor).toString());
    const current = topics.findIndex(({ id }) => id === (isStillThere ? opened : atCursor)?.id);
    return current < 0 ? topics.at(step > 0 ? 0 : -1) : topics[current + step];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async store(key: string, value: string): Promise<void> {
    await this.state.update(key, value);
    this.tree = undefined;
    this.changes.fire();
  }

  private invalidate(): void {
    this.tree = undefined;
    this.notifying.schedule();
  }
}
