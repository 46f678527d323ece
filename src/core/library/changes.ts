/** What of the library has changed. */
export interface LibraryChange {
  readonly notes: boolean;
  readonly glossary: boolean;
  /** Which terms a note mentions, and how often. */
  readonly mentions: boolean;
  /** URIs whose problems have changed. */
  readonly problems: ReadonlySet<string>;
}

/** The parts of a change, each of which may be left out. `problems`: a URI whose problems have changed. */
type ChangeParts = Partial<Omit<LibraryChange, 'problems'>> & { readonly problems?: string };

type Listener = (change: LibraryChange) => void;

/** Gathers what changes and reports it: each change at once, those of a batch together. */
export class Changes {
  private readonly listeners = new Set<Listener>();
  private pending = noChange();
  private holds = 0;

  /** @param recheck returns the URIs whose problems may differ for a new glossary */
  constructor(private readonly recheck: () => Iterable<string>) {}

  /** Calls a listener after each change, until the result is disposed of. */
  readonly event = (listener: Listener): { dispose: () => void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  add({ notes = false, glossary = false, mentions = false, problems }: ChangeParts): void {
    this.batch(() => {
      this.pending.notes ||= notes;
      this.pending.glossary ||= glossary;
      this.pending.mentions ||= mentions;
      if (problems !== undefined) {
        this.pending.problems.add(problems);
      }
    });
  }

  batch(work: () => void): void {
    this.holds++;
    try {
      work();
    } finally {
      this.release();
    }
  }

  async together(work: () => Promise<void>): Promise<void> {
    this.holds++;
    try {
      await work();
    } finally {
      this.release();
    }
  }

  private release(): void {
    this.holds--;
    if (this.holds > 0) {
      return;
    }
    const change = this.pending;
    this.pending = noChange();
    if (change.glossary) {
      for (const uri of this.recheck()) {
        change.problems.add(uri);
      }
    }
    if (change.notes || change.glossary || change.mentions || change.problems.size > 0) {
      for (const listener of [...this.listeners]) {
        listener(change);
      }
    }
  }
}

function noChange(): { notes: boolean; glossary: boolean; mentions: boolean; problems: Set<string> } {
  return { notes: false, glossary: false, mentions: false, problems: new Set() };
}
