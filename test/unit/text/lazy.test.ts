import assert from 'node:assert/strict';
import { lazy } from '../../../src/core/text/lazy';

describe('A lazy value', () => {
  it('is made when it is first asked for, and once, undefined too', () => {
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
