import type * as vscode from 'vscode';

/** Work that is done a while after it was asked for, in milliseconds. */
export class Delayed implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly delay: number,
    private readonly work: () => void,
  ) {}

  /** Once for all who ask until it is done. */
  readonly soon = (): void => {
    this.timer ??= setTimeout(this.run, this.delay);
  };

  /** When nobody has asked for as long. */
  atRest(delay = this.delay): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.run, delay);
  }

  /** Takes back what was asked for. */
  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly run = (): void => {
    this.timer = undefined;
    this.work();
  };
}
