const sniffed = 8192;

/** Text in UTF-8, or in UTF-16 with a byte order mark. Nothing where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  return bytes.subarray(0, sniffed).includes(0) ? undefined : new TextDecoder('utf-8').decode(bytes);
}
