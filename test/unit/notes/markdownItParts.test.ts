import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import * as parts from '../../../src/core/notes/markdownItParts';

describe('the parts in place of packages that markdown-it brings along', () => {
  it('know the named characters that people type as the packages do', () => {
    const markdown = new MarkdownIt();
    for (const name of ['amp', 'lt', 'gt', 'quot', 'apos', 'nbsp', 'copy', 'mdash', 'hellip', 'rarr', 'rArr', 'Uuml', 'ntilde', 'check']) {
      assert.equal(parts.decodeHTMLStrict(`&${name};`), markdown.utils.unescapeAll(`&${name};`), name);
    }
    assert.equal(parts.decodeHTMLStrict('&nosuchname;'), '&nosuchname;');
    assert.equal(parts.decodeHTMLStrict('&constructor;'), '&constructor;');
  });

  it('know punctuation as the packages do', () => {
    const { ucmicro } = new MarkdownIt().utils.lib;
    for (let code = 0; code < 0x3100; code++) {
      const character = String.fromCharCode(code);
      assert.equal(parts.P.test(character), ucmicro.P.test(character), code.toString(16));
    }
  });

  it('leave addresses as they are', () => {
    assert.equal(parts.format(parts.parse('https://istio.io/?a=ü#b')), 'https://istio.io/?a=ü#b');
  });
});
