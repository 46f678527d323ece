import assert from 'node:assert/strict';
import { decodeText } from '../../../src/editor/decodeText';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('The text of a file', () => {
  it('is UTF-8, with a byte order mark or without', () => {
    assert.equal(decodeText(new TextEncoder().encode('# 服务网格 😀')), '# 服务网格 😀');
    assert.equal(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61)), 'a');
    assert.equal(decodeText(bytes()), '');
  });

  it('is UTF-16 behind its byte order mark, in either order', () => {
    assert.equal(decodeText(bytes(0xff, 0xfe, 0x61, 0, 0x8d, 0x67)), 'a服'.replace('服', '\u678d'));
    assert.equal(decodeText(bytes(0xfe, 0xff, 0, 0x61)), 'a');
  });

  it('has U+FFFD for each piece that is no UTF-8, and the rest', () => {
    assert.equal(decodeText(bytes(0x61, 0xff, 0x62, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x63)), 'a\ufffdb\ufffd(\ufffd\ufffd\ufffdc');
    assert.equal(decodeText(bytes(0xe6, 0x9c)), '\ufffd');
  });

  it('is none where NUL bytes say so', () => {
    assert.equal(decodeText(bytes(0x50, 0x4b, 0, 0)), undefined);
    assert.equal(decodeText(new Uint8Array(9000)), undefined);
  });

  it('has the lines that its editor has, lone carriage returns included', () => {
    assert.equal(decodeText(new TextEncoder().encode('a\rb\r\nc\n\rd')), 'a\nb\r\nc\n\nd');
  });
});
