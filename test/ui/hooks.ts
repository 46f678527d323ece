import { repeatTests } from '../../scripts/repeatTests.mjs';
import { Workbench } from './workbench';

/** Mocha's hooks in a process that runs UI tests. */
export const mochaHooks = {
  beforeAll(this: Mocha.Context): void {
    const root = this.test?.parent;
    if (root) {
      repeatTests(root, Number(process.env.TEST_REPEAT ?? 1));
    }
  },
  /** Closes a window left by a failed attempt; the next attempt opens its own. */
  async afterEach(this: Mocha.Context): Promise<void> {
    await Workbench.discard(this.currentTest?.fullTitle() ?? '');
  },
};
