// Replaces `node:assert/strict` in the extension host, which may be a web worker, with the functions that the tests use.

type Message = string | Error | undefined;

interface Failure {
  actual: unknown;
  expected: unknown;
  operator: string;
}

/** An error that mocha shows with a diff of `actual` and `expected`. */
class AssertionError extends Error implements Failure {
  override readonly name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;
  readonly showDiff: boolean;

  constructor(message: string, failure: Failure) {
    super(message);
    this.actual = failure.actual;
    this.expected = failure.expected;
    this.operator = failure.operator;
    this.showDiff = /[eE]qual$/.test(failure.operator) && !failure.operator.startsWith('not');
  }
}

function check(holds: boolean, message: Message, fallback: string, failure: Failure): void {
  if (holds) {
    return;
  }
  if (message instanceof Error) {
    throw message;
  }
  throw new AssertionError(message ?? fallback, failure);
}

function ok(value: unknown, message?: Message): void {
  check(Boolean(value), message, `Expected a truthy value, got ${String(value)}`, { actual: value, expected: true, operator: '==' });
}

function fail(message?: Message): never {
  throw message instanceof Error ? message : new AssertionError(message ?? 'Failed', { actual: undefined, expected: undefined, operator: 'fail' });
}

function equal(actual: unknown, expected: unknown, message?: Message): void {
  check(Object.is(actual, expected), message, 'Expected values to be strictly equal', { actual, expected, operator: 'strictEqual' });
}

function notEqual(actual: unknown, expected: unknown, message?: Message): void {
  check(!Object.is(actual, expected), message, `Expected a value other than ${String(actual)}`, { actual, expected, operator: 'notStrictEqual' });
}

function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
  check(isDeepEqual(actual, expected), message, 'Expected values to be strictly deep-equal', { actual, expected, operator: 'deepStrictEqual' });
}

function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
  check(!isDeepEqual(actual, expected), message, 'Expected values not to be strictly deep-equal', { actual, expected, operator: 'notDeepStrictEqual' });
}

function match(text: string, pattern: RegExp, message?: Message): void {
  check(pattern.test(text), message, `Expected a text that matches ${String(pattern)}, got: ${text}`, { actual: text, expected: pattern, operator: 'match' });
}

function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
  check(!pattern.test(text), message, `Expected no match of ${String(pattern)} in: ${text}`, { actual: text, expected: pattern, operator: 'doesNotMatch' });
}

function throws(action: () => unknown, expected?: RegExp): void {
  let error: unknown;
  try {
    action();
  } catch (thrown) {
    error = thrown;
  }
  checkThrown(error, expected);
}

async function rejects(promise: Promise<unknown> | (() => Promise<unknown>), expected?: RegExp): Promise<void> {
  let error: unknown;
  try {
    await (typeof promise === 'function' ? promise() : promise);
  } catch (thrown) {
    error = thrown;
  }
  checkThrown(error, expected);
}

function checkThrown(error: unknown, expected: RegExp | undefined): void {
  ok(error !== undefined, 'Expected an error');
  if (expected) {
    match(String(error), expected);
  }
}

function isDeepEqual(actual: unknown, expected: unknown): boolean {
  if (Object.is(actual, expected)) {
    return true;
  }
  if (!isObject(actual) || !isObject(expected) || Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) {
    return false;
  }
  if (actual instanceof Date) {
    return actual.getTime() === Number(expected);
  }
  if (actual instanceof Map || actual instanceof Set) {
    return isDeepEqual([...actual], [...(expected as unknown as Iterable<unknown>)]);
  }
  const keys = Object.keys(actual);
  return (
    keys.length === Object.keys(expected).length
    && (!(actual instanceof Error) || actual.message === expected.message)
    && keys.every((key) => Object.hasOwn(expected, key) && isDeepEqual(actual[key], expected[key]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const assert = Object.assign(ok, {
  AssertionError,
  ok,
  fail,
  equal,
  strictEqual: equal,
  notEqual,
  notStrictEqual: notEqual,
  deepEqual,
  deepStrictEqual: deepEqual,
  notDeepEqual,
  notDeepStrictEqual: notDeepEqual,
  match,
  doesNotMatch,
  throws,
  rejects,
});

// `node:assert/strict` has a default export.
export default assert;
