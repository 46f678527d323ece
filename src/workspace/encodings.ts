import * as vscode from 'vscode';

/** VS Code checks fewer leading bytes than this for NUL. */
const sniffedBytes = 8192;

/**
 * Decodes a file with the encoding that an editor would use; undefined for binary content. A lone carriage return becomes a line feed, as in
 * VS Code's documents.
 */
export async function decodeText(bytes: Uint8Array, uri: vscode.Uri): Promise<string | undefined> {
  const text = isPlainUtf8(bytes) && isUtf8(uri) ? new TextDecoder().decode(bytes) : await decodeAsEditor(bytes, uri);
  return text?.includes('\r') === true ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/**
 * Encodes a new file as an editor would. If that encoding cannot represent the text, uses UTF-8 with a byte order mark, which editors
 * recognise whatever the settings are.
 */
export async function encodeText(text: string, uri: vscode.Uri): Promise<Uint8Array> {
  const bytes = await vscode.workspace.encode(text, { uri });
  return (await decodeAsEditor(bytes, uri)) === text ? bytes : vscode.workspace.encode(text, { encoding: 'utf8bom' });
}

/** Whether a configuration change affects how files are decoded. */
export function affectsEncodings(event: vscode.ConfigurationChangeEvent): boolean {
  return ['encoding', 'autoGuessEncoding', 'candidateGuessEncodings'].some((name) => event.affectsConfiguration(`files.${name}`));
}

async function decodeAsEditor(bytes: Uint8Array, uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(bytes, { uri });
  } catch {
    // Binary content.
    return undefined;
  }
}

/** Whether a file has no sign of UTF-16 or binary content. */
function isPlainUtf8(bytes: Uint8Array): boolean {
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  return !isUtf16 && !bytes.subarray(0, sniffedBytes).includes(0);
}

/** Caches by workspace folder whether files are UTF-8: reading settings or calling `workspace.decode` a thousand times takes seconds. */
let utf8Folders: Map<string, boolean> | undefined;

function isUtf8(uri: vscode.Uri): boolean {
  if (!utf8Folders) {
    utf8Folders = new Map();
    const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsEncodings(event)) {
        utf8Folders = undefined;
        subscription.dispose();
      }
    });
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
  const answer = utf8Folders.get(folder) ?? isUtf8BySettings(uri);
  utf8Folders.set(folder, answer);
  return answer;
}

/** Returns false if a language has its own encoding setting: only VS Code knows the language of a file. */
function isUtf8BySettings(uri: vscode.Uri): boolean {
  const files = vscode.workspace.getConfiguration('files', uri);
  const isLanguageSpecific = ['encoding', 'autoGuessEncoding'].some((name) => (files.inspect(name)?.languageIds?.length ?? 0) > 0);
  return !isLanguageSpecific && files.get<unknown>('encoding') === 'utf8' && files.get<unknown>('autoGuessEncoding') === false;
}
