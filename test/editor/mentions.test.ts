import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardAt, open, termIds } from './harness/hovers';
import { until } from './harness/workspace';

interface Hovered {
  readonly start: vscode.Position;
  readonly name: string;
  readonly id: string | undefined;
}

/** The names with a card in a document, in order. Points at the beginning of each word and at each Chinese character. */
async function hovered(document: vscode.TextDocument): Promise<Hovered[]> {
  const found: Hovered[] = [];
  let end = 0;
  for (const { index } of document.getText().matchAll(/[A-Za-z\d]+|\p{Script=Han}/gu)) {
    if (index < end) {
      continue;
    }
    const card = await cardAt(document, document.positionAt(index));
    if (card?.range) {
      end = document.offsetAt(card.range.end);
      found.push({ start: card.range.start, name: document.getText(card.range), id: termIds(card)[0] });
    }
  }
  return found;
}

/** The underlined names in the preview of a document, in order. */
async function underlined(document: vscode.TextDocument): Promise<string[]> {
  const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
  return [...html.matchAll(/class="mesh-notes-term"[^>]*>([^<]*)</g)].map(([, text = '']) => text);
}

describe('The same mentions', () => {
  before(async () => {
    const document = await open('markdown', 'A ztunnel to wait for.');
    await until('the terms', async () => (await hovered(document)).length === 1 && (await underlined(document)).length === 1);
  });

  for (const { about, text, names } of [
    {
      about: 'of a mesh in English',
      text: 'In Istio, the Gateway named web binds a port. Read the Terms of Service first.\n\nService meshes are not gateways: each Service gets a waypoint, and Open Telemetry sees it. A NAT Gateway does not.\n',
      names: ['Istio', 'Gateway', 'Service meshes', 'Service', 'waypoint', 'Open Telemetry'],
    },
    {
      about: 'of a mesh in Chinese',
      text: '控制面下发配置，控制面板只显示它。\n\nztunnel 处理四层，waypoint 处理七层，都用双向认证。\n',
      names: ['控制面', 'ztunnel', '四层', 'waypoint', '七层', '双向认证'],
    },
    {
      about: 'of radio, none',
      text: 'The Gateway hears sensors on the roof. Gateway placement matters, and so does the TAB of the Service Manual.\n\n网关在四层楼顶，电池放在边上。\n',
      names: [],
    },
  ]) {
    it(`have a card, are highlighted, and are underlined: those ${about}`, async () => {
      const document = await open('markdown', text);
      const shown = await hovered(document);
      assert.deepEqual(shown.map(({ name }) => name), names);
      assert.deepEqual(await underlined(document), names);
      for (const { start, id } of shown) {
        const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, start);
        assert.deepEqual(highlights.map(({ range }) => document.getText(range)), shown.filter((each) => each.id === id).map((each) => each.name));
      }
    });
  }
});
