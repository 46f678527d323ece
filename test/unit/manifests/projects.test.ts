import assert from 'node:assert/strict';
import { projectName } from '../../../src/core/manifests/projects';

describe('A project of the snippets', () => {
  it('has its own name in every language, and a translated one where it has none', () => {
    assert.deepEqual(['karmada', 'archetypes', 'constructor'].map((id) => projectName(id)), ['Karmada', 'Multi-cluster Archetypes', 'constructor']);
    assert.deepEqual(['karmada', 'archetypes', 'constructor'].map((id) => projectName(id, 'zh-cn')), ['Karmada', '多集群架构原型', 'constructor']);
  });
});
