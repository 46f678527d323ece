import assert from 'node:assert/strict';

import { compareVersions, groupOf, sameGroup, versionOf } from '../../../src/core/manifests/apiVersions';

describe('apiVersions', () => {
  it('have a group and a version; the core group has no name', () => {
    assert.deepEqual(['gateway.networking.k8s.io/v1', 'apps/v1', 'v1', ''].map(groupOf), ['gateway.networking.k8s.io', 'apps', '', '']);
    assert.deepEqual(['gateway.networking.k8s.io/v1beta1', 'apps/v1', 'v1', ''].map(versionOf), ['v1beta1', 'v1', 'v1', '']);
  });

  it('are of one group whatever their versions', () => {
    assert.equal(sameGroup('networking.istio.io/v1', 'networking.istio.io/v1alpha3'), true);
    assert.equal(sameGroup('networking.istio.io/v1', 'security.istio.io/v1'), false);
    assert.equal(sameGroup('v1', 'apps/v1'), false);
  });

  it('are ordered by Kubernetes’ priority', () => {
    const versions = ['foo1', 'v11alpha2', 'v1', 'v12alpha1', 'v3beta1', 'v10beta3', 'v10', 'foo10', 'v11beta2', 'v2', 'v1alpha1'];
    assert.deepEqual(versions.sort((a, b) => compareVersions(b, a)), [
      'v10', 'v2', 'v1', 'v11beta2', 'v10beta3', 'v3beta1', 'v12alpha1', 'v11alpha2', 'v1alpha1', 'foo1', 'foo10',
    ]);
    assert.equal(compareVersions('v1', 'v1'), 0);
    assert.equal(compareVersions('foo', 'foo'), 0);
  });
});
