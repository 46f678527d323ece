import assert from 'node:assert/strict';
import { joinList } from '../../../src/core/text/lists';

describe('A list', () => {
  it('has the comma of its language', () => {
    assert.equal(joinList(['Istio', 'Envoy', 'Cilium'], 'en'), 'Istio, Envoy, Cilium');
    assert.equal(joinList(['Istio', 'Envoy', '服务网格'], 'zh-cn'), 'Istio、Envoy、服务网格');
    assert.equal(joinList(['Istio'], 'zh-cn'), 'Istio');
  });
});
