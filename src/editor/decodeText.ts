const sniffed = 8192;

/**
 * Text in UTF-8, or in UTF-16 with a byte order mark. Nothing where the bytes are no text. A lone carriage return ends a
 * line, as it does in VS Code's documents, and is a line feed: whoever reads the text need not know it.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.subarray(0, sniffed).includes(0)) {
    return undefined;
  }
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
