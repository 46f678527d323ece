import assert from 'node:assert/strict';
import { namesInTitle, withLowerCase } from '../../../src/core/terms/title';

function names(title: string, fileName?: string): readonly string[] {
  const { name, aliases } = namesInTitle(title, fileName);
  return [name, ...aliases];
}

describe('The title of a page', () => {
  it('names an abbreviation, or the term in the other language, in parentheses', () => {
    assert.deepEqual(names('Continuous Delivery (CD)'), ['Continuous Delivery', 'CD', 'continuous delivery']);
    assert.deepEqual(names('双向传输层安全性协议（mTLS）'), ['双向传输层安全性协议', 'mTLS']);
    assert.deepEqual(names('网站可靠性工程（SRE)'), ['网站可靠性工程', 'SRE']);
    assert.deepEqual(names('持续交付（Continuous Delivery，CD）'), ['持续交付', 'Continuous Delivery', 'CD', 'continuous delivery']);
    assert.deepEqual(names('左移 (Shift Left)'), ['左移', 'Shift Left', 'shift left']);
    assert.deepEqual(names('Service Mesh（服务网格）'), ['Service Mesh', '服务网格', 'service mesh']);
    assert.deepEqual(names('Pipelines (CI/CD)'), ['Pipelines', 'CI/CD', 'pipelines']);
    assert.deepEqual(names('幂等（idempotent）'), ['幂等', 'idempotent']);
  });

  it('does not read a remark as a name', () => {
    assert.deepEqual(names('Host (networking)'), ['Host', 'host']);
    assert.deepEqual(names('服务（网络）'), ['服务']);
    assert.deepEqual(names('(CD)'), ['(CD)']);
    assert.deepEqual(names('CD ()'), ['CD ()']);
  });

  it('is written in lower case where its capitals are only a title’s', () => {
    assert.deepEqual(names('API Gateway'), ['API Gateway', 'api gateway']);
    assert.deepEqual(names('Managed services'), ['Managed services', 'managed services']);
    assert.deepEqual(names('Event-Driven Architecture'), ['Event-Driven Architecture', 'event-driven architecture']);
    for (const name of ['DevOps', 'eBPF', 'CD', 'gRPC Web', 'service mesh', 'API 网关', 'TAB']) {
      assert.deepEqual(names(name), [name]);
    }
    assert.deepEqual(withLowerCase('Leg', ['Hop Count', 'leg']), ['Hop Count', 'leg', 'hop count']);
  });

  it('may be the plural of the file’s name', () => {
    assert.deepEqual(names('Containers', 'container'), ['Containers', 'container', 'containers']);
    assert.deepEqual(names('Stateful Apps', 'stateful-app'), ['Stateful Apps', 'stateful app', 'stateful apps']);
    assert.deepEqual(names('Nodes', 'nodes'), ['Nodes', 'nodes']);
  });
});
