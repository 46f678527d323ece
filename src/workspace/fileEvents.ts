import * as vscode from 'vscode';
import { isWithin } from './uris';

export interface FileEvent {
  readonly uri: vscode.Uri;
  /** `unclear`: it was deleted, and created or changed too. VS Code does not report in which order. */
  readonly type: 'created' | 'changed' | 'deleted' | 'unclear';
}

/** Events are gathered until none has come for this long, in milliseconds: a host reports one change up to three times. */
const quiet = 80;
/** But no longer than this after the first: a checkout of another branch brings them for seconds. */
const longestWait = 2000;

/** Watches files, and tells what has happened to each once: a burst of events comes as one. */
export class FileEvents implements vscode.Disposable {
  private watchers: readonly vscode.Disposable[] = [];
  private readonly events = new Map<string, FileEvent>();
  private firstAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onEvents: (events: readonly FileEvent[]) => void) {}

  /** Watches these, and nothing else any more. */
  watch(patterns: readonly vscode.RelativePattern[]): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = patterns.map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      // In a browser, VS Code's own logs and settings are reported too.
      const add = (type: Exclude<FileEvent['type'], 'unclear'>) => (uri: vscode.Uri) => {
        if (isWithin(uri, pattern.baseUri)) {
          this.add({ uri, type });
        }
      };
      watcher.onDidCreate(add('created'));
      watcher.onDidChange(add('changed'));
      watcher.onDidDelete(add('deleted'));
      return watcher;
    });
  }

  add(event: FileEvent): void {
    const key = event.uri.toString();
    this.events.set(key, joined(this.events.get(key), event));
    const now = performance.now();
    if (this.timer === undefined) {
      this.firstAt = now;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.tell();
    }, Math.max(0, Math.min(quiet, this.firstAt + longestWait - now)));
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.watchers).dispose();
  }

  private tell(): void {
    this.timer = undefined;
    const events = [...this.events.values()];
    this.events.clear();
    this.onEvents(events);
  }
}

/** One event for two of the same file or folder. */
function joined(before: FileEvent | undefined, event: FileEvent): FileEvent {
  if (!before || before.type === event.type) {
    return event;
  }
  if (before.type === 'deleted' || event.type === 'deleted' || before.type === 'unclear') {
    return { uri: event.uri, type: 'unclear' };
  }
  // A change after its creation leaves a folder new.
  return before.type === 'created' ? before : event;
}
