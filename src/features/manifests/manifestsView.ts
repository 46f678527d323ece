import * as vscode from 'vscode';
import type { ManifestSnippet } from '../../core/manifests/snippet';
import { expandSnippet } from '../../core/manifests/snippetSyntax';
import { markdownCode, markdownText } from '../../core/text/escape';
import { displayText } from '../../core/text/strings';
import type { MeshNotes } from '../../meshNotes';
import type { Manifests } from '../../workspace/manifests';

type Node = string | ManifestSnippet;

/** Registers the Manifests view: projects and their snippets. */
export function registerManifestsView({ manifests, paths, settings }: Pick<MeshNotes, 'manifests' | 'paths' | 'settings'>): vscode.Disposable {
  const changes = new vscode.EventEmitter<undefined>();
  const refresh = (): void => changes.fire(undefined);
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    async getChildren(node) {
      if (node !== undefined) {
        return typeof node === 'string' ? manifests.snippets.filter(({ project }) => project === node) : [];
      }
      await manifests.load();
      return [...new Set(manifests.snippets.map(({ project }) => project))];
    },
    getTreeItem: (node) => (typeof node === 'string' ? projectItem(node, manifests) : snippetItem(node)),
    resolveTreeItem(item, node) {
      if (typeof node !== 'string') {
        item.tooltip = manifestTooltip(node);
      }
      return item;
    },
  };
  const view = vscode.window.createTreeView('meshNotes.manifests', { treeDataProvider: provider, showCollapseAll: true });
  return vscode.Disposable.from(
    view,
    changes,
    paths.onDidChange(() => {
      view.message = paths.message('manifests.folders');
    }),
    manifests.onDidChange(refresh),
    settings.onDidChange(['language'], refresh),
  );
}

function projectItem(project: string, manifests: Manifests): vscode.TreeItem {
  const item = new vscode.TreeItem(manifests.nameOf(project), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = project;
  item.contextValue = 'project';
  item.iconPath = new vscode.ThemeIcon('package');
  if (manifests.isOwn(project)) {
    const uri = vscode.Uri.parse(project);
    item.contextValue = 'ownProject';
    item.iconPath = new vscode.ThemeIcon('account');
    item.description = displayText(vscode.workspace.asRelativePath(uri));
    item.tooltip = item.description;
  }
  return item;
}

function snippetItem(snippet: ManifestSnippet): vscode.TreeItem {
  const item = new vscode.TreeItem(snippet.title);
  item.id = snippet.id;
  item.description = snippet.prefix;
  item.contextValue = 'snippet';
  item.iconPath = new vscode.ThemeIcon(snippet.kind === 'manifest' ? 'file-code' : 'list-flat');
  item.command = { command: 'meshNotes.insertManifest', title: vscode.l10n.t('Insert Manifest'), arguments: [snippet] };
  return item;
}

/** The whole title, which a row may cut off, the prefix, the description and the text of a manifest. */
export function manifestTooltip({ title, prefix, description, body }: ManifestSnippet): vscode.MarkdownString {
  const bold = markdownText(title);
  const head = [bold && `**${bold}**`, markdownCode(prefix)].filter(Boolean).join('  \n');
  const tooltip = new vscode.MarkdownString([head, markdownText(description)].filter(Boolean).join('\n\n'));
  tooltip.appendCodeblock(expandSnippet(body), 'yaml');
  return tooltip;
}
