import type * as vscode from 'vscode';

/** Runs work after a delay in milliseconds. */
export class Delayed implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly delay: number,
    private readonly work: () => void,
  ) {}

  /** Schedules a run, unless one is already scheduled. */
  readonly schedule = (): void => {
    this.timer ??= setTimeout(this.run, this.delay);
  };

  /** Schedules a run and restarts the delay. */
  debounce(delay = this.delay): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.run, delay);
  }

  /** Cancels a scheduled run. */
  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly run = (): void => {
    this.timer = undefined;
    this.work();
  };
}
