import assert from 'node:assert/strict';
import { groupOf } from '../../../src/core/terms/apiVersions';

describe('apiVersions', () => {
  it('have a group; the core group has no name', () => {
    assert.deepEqual(['gateway.networking.k8s.io/v1', 'apps/v1', 'v1', ''].map(groupOf), ['gateway.networking.k8s.io', 'apps', '', '']);
  });
});
