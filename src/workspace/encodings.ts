import * as vscode from 'vscode';

/** VS Code looks for NUL bytes in fewer bytes than these. */
const sniffed = 8192;

/**
 * The text of a file's bytes, in the encoding that an editor would read it in; undefined where an editor would call it binary. A lone
 * carriage return is a line feed, as it is in VS Code's documents.
 */
export async function decodeText(bytes: Uint8Array, uri: vscode.Uri): Promise<string | undefined> {
  const text = isPlainUtf8(bytes) && isUtf8(uri) ? new TextDecoder().decode(bytes) : await decodeAsEditor(bytes, uri);
  return text?.includes('\r') === true ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/**
 * The bytes of a new file, in the encoding that an editor would write it in. A text that this encoding cannot hold is UTF-8 with a byte
 * order mark, which editors recognise whatever the settings are.
 */
export async function encodeText(text: string, uri: vscode.Uri): Promise<Uint8Array> {
  const bytes = await vscode.workspace.encode(text, { uri });
  return (await decodeAsEditor(bytes, uri)) === text ? bytes : vscode.workspace.encode(text, { encoding: 'utf8bom' });
}

/** Whether a change of the settings changes what files are read as. */
export function affectsEncodings(event: vscode.ConfigurationChangeEvent): boolean {
  return ['encoding', 'autoGuessEncoding', 'candidateGuessEncodings'].some((name) => event.affectsConfiguration(`files.${name}`));
}

async function decodeAsEditor(bytes: Uint8Array, uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(bytes, { uri });
  } catch {
    // It is binary.
    return undefined;
  }
}

/** Whether nothing in a file tells of another encoding. */
function isPlainUtf8(bytes: Uint8Array): boolean {
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  return !isUtf16 && !bytes.subarray(0, sniffed).includes(0);
}

/** Whether files are UTF-8, by workspace folder, until the settings change: asking for settings or decoding a thousand times takes seconds. */
let known: Map<string, boolean> | undefined;

function isUtf8(uri: vscode.Uri): boolean {
  if (!known) {
    known = new Map();
    const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsEncodings(event)) {
        known = undefined;
        subscription.dispose();
      }
    });
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
  const answer = known.get(folder) ?? settingsSayUtf8(uri);
  known.set(folder, answer);
  return answer;
}

/** Whatever the settings say for single languages is left to VS Code, which knows what language a file is in. */
function settingsSayUtf8(uri: vscode.Uri): boolean {
  const files = vscode.workspace.getConfiguration('files', uri);
  const isOfLanguage = ['encoding', 'autoGuessEncoding'].some((name) => (files.inspect(name)?.languageIds?.length ?? 0) > 0);
  return !isOfLanguage && files.get<unknown>('encoding') === 'utf8' && files.get<unknown>('autoGuessEncoding') === false;
}
