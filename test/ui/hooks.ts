import { repeatTests } from '../../scripts/repeatTests.mjs';
import { Workbench } from './workbench';

/** What mocha does in a process that runs tests of the workbench. */
export const mochaHooks = {
  beforeAll(this: Mocha.Context): void {
    const root = this.test?.parent;
    if (root) {
      repeatTests(root, Number(process.env.TEST_REPEAT ?? 1));
    }
  },
  /** A window that is still open belongs to a try that failed or ran out of time; the next try gets its own. */
  async afterEach(this: Mocha.Context): Promise<void> {
    await Workbench.discard(this.currentTest?.fullTitle() ?? '');
  },
};
