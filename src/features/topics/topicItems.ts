import * as vscode from 'vscode';
import { emptyFieldsOf, gapsOf } from '../../core/library/gaps';
import type { Library, LibraryNote } from '../../core/library/library';
import type { TopicGrouping, TopicNode } from '../../core/library/topicTree';
import { whereAndWhen } from '../../core/notes/conferenceLabel';
import type { TopicFields } from '../../core/notes/fields';
import { distinctNames } from '../../core/terms/distinctNames';
import { markdownAddress, markdownText } from '../../core/text/escape';
import { joinList } from '../../core/text/lists';
import { displayText } from '../../core/text/strings';
import { problemMessage } from '../../workspace/diagnosticOf';
import { displayLanguage, type Settings } from '../../workspace/settings';
import { labelOf, noteOf, termsOfTopic, titleOf } from '../shared/topicNodes';

/** The most terms that a tooltip lists. */
const maxTerms = 12;

const groupIcons: Readonly<Record<TopicGrouping, string>> = { conference: 'notebook', project: 'project', term: 'symbol-keyword', tag: 'tag', year: 'history' };

/** A row of the Topics view. With a filter the tree is expanded. `hasManifests`: a manifest uses a term of the topic. */
export function topicItem(node: TopicNode, settings: Settings, filter: string, hasManifests: boolean): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(labelOf(node), isLeaf(node) ? None : filter === '' ? Collapsed : Expanded);
  // VS Code remembers expanded rows by id, so each filtered tree has its own ids.
  item.id = filter === '' ? node.id : `filtered ${filter} ${node.id}`;
  const type = hasManifests ? `${node.type}.manifests` : node.type;
  item.contextValue = noteOf(node) ? `${type}.${noteOf(node)?.origin ?? ''}` : node.type;
  switch (node.type) {
    case 'group':
      item.iconPath = new vscode.ThemeIcon(groupIcons[node.grouping]);
      item.description = String(node.children.length);
      break;
    case 'conference':
      item.iconPath = new vscode.ThemeIcon('calendar');
      item.description = whereAndWhen(node.conference, settings.language);
      break;
    case 'note':
      item.iconPath = new vscode.ThemeIcon(node.note.origin === 'builtin' ? 'book' : 'file');
      if (node.note.origin === 'workspace') {
        item.description = displayText(vscode.workspace.asRelativePath(vscode.Uri.parse(node.note.uri)));
      }
      break;
    case 'topic':
      if (node.parent?.type === 'group') {
        item.description = node.note.conference?.name ?? node.note.title;
      }
  }
  if (node.line !== undefined) {
    item.description = node.line;
  }
  if (node.type === 'note' || node.type === 'topic') {
    item.command = { command: 'meshNotes.openTopic', title: vscode.l10n.t('Open Topic'), arguments: [node] };
  }
  return item;
}

/** The children of a conference with several notes are not made before it is expanded. */
export function isLeaf(node: TopicNode): boolean {
  return (node.type !== 'conference' || node.note !== undefined) && node.children.length === 0;
}

/** A tooltip with a topic's fields, its terms and the gaps in its note. */
export function topicTooltip(node: TopicNode, library: Library, settings: Settings): vscode.MarkdownString {
  const lines = [`**${markdownText(titleOf(node))}**`];
  const note = noteOf(node);
  const origin = note?.origin === 'builtin' ? vscode.l10n.t('Built-in') : '';
  if (node.type === 'conference') {
    lines.push([origin, node.conference.fullName, whereAndWhen(node.conference, settings.language)].filter(Boolean).map(markdownText).join(' · '));
  }
  if (node.type === 'note') {
    lines.push([origin, node.note.date ?? '', joinList(node.note.tags, displayLanguage())].filter(Boolean).map(markdownText).join(' · '));
  }
  if (node.type === 'topic') {
    lines.push(...fieldLines(node.topic.fields));
  }
  if (node.line !== undefined) {
    lines.push(markdownText(node.line));
  }
  if (note) {
    const terms = distinctNames(termsOfTopic(node, library), settings.language);
    if (terms.length > 0) {
      const shown = joinList(terms.slice(0, maxTerms).map(markdownText), displayLanguage());
      lines.push(vscode.l10n.t('Terms: {0}', terms.length > maxTerms ? `${shown} …` : shown));
    }
    if (note.origin === 'workspace') {
      lines.push(...gapLines(node, note));
    }
  }
  return new vscode.MarkdownString(lines.filter(Boolean).join('  \n'));
}

function fieldLines({ speakers, organisations, projects, track, date, link, video, slides }: TopicFields): readonly string[] {
  const rows: [string, string | readonly string[] | undefined][] = [
    [vscode.l10n.t('Speakers'), speakers],
    [vscode.l10n.t('Organisations'), organisations],
    [vscode.l10n.t('Projects'), projects],
    [vscode.l10n.t('Track'), track],
    [vscode.l10n.t('Date'), date],
    [vscode.l10n.t('Link'), link],
    [vscode.l10n.t('Video'), video],
    [vscode.l10n.t('Slides'), slides],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : vscode.l10n.t('{0}: {1}', markdownText(label), joinList([value].flat().map(markdownAddress), displayLanguage()))));
}

function gapLines(node: TopicNode, note: LibraryNote): readonly string[] {
  if (node.type === 'topic') {
    const empty = emptyFieldsOf(node.topic);
    return empty.length > 0 ? [vscode.l10n.t('Empty fields: {0}.', joinList([...new Set(empty)].map(markdownText), displayLanguage()))] : [];
  }
  return gapsOf(note).map((gap) => problemMessage(gap, markdownText));
}
