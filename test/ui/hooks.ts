import { Workbench } from './workbench';

/** What mocha does around each test: a window in which it fails leaves a picture. */
export const mochaHooks = {
  beforeEach(this: Mocha.Context): void {
    Workbench.beginTest(this.currentTest?.fullTitle() ?? '');
  },
  async afterEach(this: Mocha.Context): Promise<void> {
    if (this.currentTest?.isFailed() === true) {
      await Workbench.pictureFailure();
    }
  },
};
