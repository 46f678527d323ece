import * as vscode from 'vscode';
import { isWithin } from './uris';

export interface FileEvent {
  readonly uri: vscode.Uri;
  readonly type: 'created' | 'changed' | 'deleted';
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
      const add = (type: FileEvent['type']) => (uri: vscode.Uri) => {
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
    const before = this.events.get(key);
    // A change after its creation leaves a folder new.
    this.events.set(key, before?.type === 'created' && event.type === 'changed' ? before : event);
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
