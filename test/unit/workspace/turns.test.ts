import assert from 'node:assert/strict';
import { eachInTurns, inPool, inTurns, oneStep, TurnQueue } from '../../../src/workspace/turns';
import type { Steps } from '../../../src/core/text/steps';

/** Both clocks, which stand still until a test moves them. */
class Clocks {
  private readonly real = { now: Date.now.bind(Date), measure: performance.now.bind(performance) };
  private elapsed = 0;
  private wall = Date.now();

  constructor() {
    Date.now = () => this.wall;
    performance.now = () => this.elapsed;
  }

  pass(milliseconds: number): void {
    this.elapsed += milliseconds;
    this.wall += milliseconds;
  }

  /** Sets the clock of the machine back; time goes on. */
  setBackAnHour(): void {
    this.wall -= 3_600_000;
  }

  restore(): void {
    Date.now = this.real.now;
    performance.now = this.real.measure;
  }
}

function rethrow(error: unknown): never {
  throw error;
}

describe('Work in turns', () => {
  let clocks: Clocks;
  /** What happened, in its order: items, and the turns of others. */
  let events: string[];
  let isOver: boolean;

  beforeEach(() => {
    clocks = new Clocks();
    events = [];
    isOver = false;
    const other = (): void => {
      events.push('other');
      if (!isOver) {
        setImmediate(other);
      }
    };
    setImmediate(other);
  });

  afterEach(() => {
    isOver = true;
    clocks.restore();
  });

  /** The items of each turn. */
  const turns = (): string[][] => {
    const all: string[][] = [[]];
    for (const event of events) {
      if (event === 'other') {
        all.push([]);
      } else {
        all.at(-1)?.push(event);
      }
    }
    return all.filter((turn) => turn.length > 0);
  };

  const work = (item: string): void => {
    events.push(item);
    clocks.pass(2);
    if (item === 'a') {
      clocks.setBackAnHour();
    }
  };

  it('on items ends each turn after 4 ms, though the clock is set back an hour', async () => {
    await eachInTurns(['a', 'b', 'c', 'd', 'e'], work);
    assert.deepEqual(turns(), [['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('in steps ends each turn after 4 ms, though the clock is set back an hour', async () => {
    function* steps(): Steps<string> {
      for (const item of ['a', 'b', 'c', 'd', 'e']) {
        work(item);
        yield;
      }
      return 'done';
    }
    assert.equal(await inTurns(steps(), () => true), 'done');
    assert.deepEqual(turns(), [['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('in steps stops after the turn in which nobody wants it any more', async () => {
    function* steps(): Steps<string> {
      for (const item of ['a', 'b', 'c', 'd', 'e']) {
        work(item);
        yield;
      }
      return 'done';
    }
    assert.equal(await inTurns(steps(), () => events.length < 3), undefined);
    assert.deepEqual(turns(), [['a', 'b']]);
  });

  it('from a queue ends each turn after 4 ms, though the clock is set back an hour', async () => {
    const queue = new TurnQueue((turn) => { turn(); }, rethrow);
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((item) => queue.run(oneStep(() => { work(item); }))));
    assert.deepEqual(turns(), [['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('from a queue ends between two steps of a job', async () => {
    function* steps(): Steps {
      for (const item of ['a', 'b', 'c']) {
        work(item);
        yield;
      }
    }
    const queue = new TurnQueue((turn) => { turn(); }, rethrow);
    await Promise.all([queue.run(steps()), queue.run(oneStep(() => { work('d'); }))]);
    assert.deepEqual(turns(), [['a', 'b'], ['c', 'd']]);
  });

  it('does not come at the same time as that of others', async () => {
    await Promise.all([eachInTurns(['a', 'b', 'c'], work), eachInTurns(['d', 'e', 'f'], work)]);
    assert.deepEqual(turns(), [['a', 'b'], ['d', 'e'], ['c'], ['f']]);
  });
});

describe('A pool', () => {
  it('does the work on all items, though it fails for more of them than work at a time', async () => {
    const done: number[] = [];
    const items = Array.from({ length: 20 }, (_, index) => index);
    const pool = inPool(items, 4, async (item) => {
      await Promise.resolve();
      if (item < 8) {
        throw new Error(`No ${String(item)}.`);
      }
      done.push(item);
    });
    await assert.rejects(pool, { message: 'No 0.' });
    assert.deepEqual(done, items.slice(8));
  });
});

describe('A queue of turns', () => {
  it('goes on after a job that throws, which rejects its own promise alone', async () => {
    const queue = new TurnQueue((turn) => { turn(); }, rethrow);
    const done: string[] = [];
    const jobs = [
      queue.run(oneStep(() => done.push('first'))),
      queue.run(oneStep(() => assert.fail('Broken.'))),
      queue.run(oneStep(() => done.push('last'))),
    ];
    const results = await Promise.allSettled(jobs);
    assert.deepEqual([results.map(({ status }) => status), done], [['fulfilled', 'rejected', 'fulfilled'], ['first', 'last']]);
  });

  it('goes on after what is called around a turn has thrown', async () => {
    const errors: unknown[] = [];
    const queue = new TurnQueue(
      (turn) => {
        turn();
        throw new Error('Nobody listens.');
      },
      (error) => errors.push(error),
    );
    await queue.run(oneStep(() => undefined));
    await queue.run(oneStep(() => undefined));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(errors.map(String), ['Error: Nobody listens.', 'Error: Nobody listens.']);
  });
});
