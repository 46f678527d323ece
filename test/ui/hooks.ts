import { Workbench } from './workbench';

/** What mocha does around each test: a window in which it fails leaves a picture. */
export const mochaHooks = {
  beforeEach(this: Mocha.Context): void {
    const title = this.currentTest?.fullTitle() ?? '';
    if ((this.currentTest as { currentRetry?: () => number } | undefined)?.currentRetry?.() === 1) {
      console.log(`    Failed, and is tried once more: ${title}`);
    }
    Workbench.beginTest(title);
  },
  async afterEach(this: Mocha.Context): Promise<void> {
    if (this.currentTest?.isFailed() === true) {
      await Workbench.pictureFailure();
    }
  },
};
