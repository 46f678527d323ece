import * as vscode from 'vscode';
import { isWithin } from './uris';

export interface FileEvent {
  readonly uri: vscode.Uri;
  /** `unclear`: deleted and also created or changed. VS Code does not report the order. */
  readonly type: 'created' | 'changed' | 'deleted' | 'unclear';
}

/** Milliseconds without events before a batch is reported: VS Code may report one change three times. */
const debounceDelay = 80;
/** The longest delay after the first event, in milliseconds: a branch checkout emits events for seconds. */
const maxDelay = 2000;

/** Watches files and reports events in batches, one per file. */
export class FileEvents implements vscode.Disposable {
  private watchers: readonly vscode.Disposable[] = [];
  private readonly events = new Map<string, FileEvent>();
  private firstAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onEvents: (events: readonly FileEvent[]) => void) {}

  /** Replaces the watched patterns. */
  watch(patterns: readonly vscode.RelativePattern[]): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = patterns.map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      // In a browser, VS Code also reports its own logs and settings.
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
    this.events.set(key, merge(this.events.get(key), event));
    const now = performance.now();
    if (this.timer === undefined) {
      this.firstAt = now;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.flush();
    }, Math.max(0, Math.min(debounceDelay, this.firstAt + maxDelay - now)));
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.watchers).dispose();
  }

  private flush(): void {
    this.timer = undefined;
    const events = [...this.events.values()];
    this.events.clear();
    this.onEvents(events);
  }
}

/** Merges two events for one file or folder. */
function merge(before: FileEvent | undefined, event: FileEvent): FileEvent {
  if (!before || before.type === event.type) {
    return event;
  }
  if (before.type === 'deleted' || event.type === 'deleted' || before.type === 'unclear') {
    return { uri: event.uri, type: 'unclear' };
  }
  // A folder that was created and then changed is still new.
  return before.type === 'created' ? before : event;
}
