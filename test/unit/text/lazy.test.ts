import assert from 'node:assert/strict';
import { lazy } from '../../../src/core/text/lazy';

describe('A lazy value', () => {
  it('is computed once, on first use, even if it is undefined', () => {
    let made = 0;
    const value = lazy((): string | undefined => {
      made++;
      return undefined;
    });
    assert.equal(made, 0);
    assert.deepEqual([value(), value()], [undefined, undefined]);
    assert.equal(made, 1);
  });
});
