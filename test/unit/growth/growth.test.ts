import assert from 'node:assert/strict';
import { Random } from '../../../bench/random';
import { exportsThatTakeText } from './exports';
import { combination, nameOf, nested, repetitions, textOf, type Family } from './grammars';
import { tooSteep } from './measure';
import { readers, type Reader } from './readers';

/** `npm run fuzz` sets both: it tries other combinations, and more of them. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 1);
const combinations = Number(process.env['PROPERTY_RUNS'] ?? 1000) / 100;

/** Of the texts, in code units. Nested ones are no deeper than front matter may be long. */
const length = 4000;
const nestedLength = 30_000;

/** Modules whose functions mostly ask others, which are tried by themselves too. */
const composed = /^(?:library|builtinGlossary|manifests\/(?:catalogue|lineEdits|placement|ranking)|notes\/(?:gaps|note|noteGroups|topicTree)|preview\/(?:plugin|shortcodes|termMarks|textPlaces)|terms\/page) /;

function familiesOf({ grammar }: Reader, name: string, random: Random): Family[] {
  return [...repetitions(grammar, composed.test(name) ? 1 : 3), ...Array.from({ length: combinations }, () => combination(grammar, (count) => random.between(0, count - 1)))];
}

/** What is wrong with a reader: the first family for which it takes too long, and those for which it throws. */
function faultsOf(reader: Reader, families: readonly Family[]): string[] {
  const faults: string[] = [];
  let isSteep = false;
  const tryWith = (family: Family, action: () => void): void => {
    try {
      action();
    } catch (error) {
      faults.push(`${nameOf(family)}: ${String(error)}`);
    }
  };
  for (const family of families) {
    tryWith(family, () => {
      const steep = isSteep ? undefined : tooSteep(reader, family, length);
      if (steep) {
        isSteep = true;
        faults.push(`${nameOf(family)}: ${steep.time.toFixed(0)} ms for ${String(steep.length)} characters, ${steep.ratio.toFixed(1)} times as long as for a quarter of them`);
      }
    });
  }
  for (const family of nested(reader.grammar)) {
    tryWith(family, () => void reader.prepare(textOf(family, nestedLength))());
  }
  return faults;
}

describe('Each function of the core that takes text', () => {
  it('is given some here', function () {
    this.timeout(120_000);
    const tried = new Set(readers.flatMap(({ names }) => names));
    const exported = new Set(exportsThatTakeText());
    assert.deepEqual({ notTried: [...exported].filter((name) => !tried.has(name)), gone: [...tried].filter((name) => !exported.has(name)) }, { notTried: [], gone: [] });
  });
});

describe('What takes text throws nothing, and takes time in proportion to it', () => {
  for (const [group, { names, readers: list }] of readers.entries()) {
    it(names.join(', '), function () {
      this.timeout(60_000 * combinations);
      // Of its own, so that it is the same where other tests are left out.
      const random = new Random(1000 * seed + group);
      let tried = 0;
      const faults = list.flatMap((reader, index) => {
        const families = familiesOf(reader, names[0] ?? '', random);
        tried += families.length;
        return faultsOf(reader, families).map((fault) => `${String(index)}: ${fault}`);
      });
      if (process.env['PROPERTY_SEED'] !== undefined) {
        process.send?.({ tried });
      }
      assert.deepEqual(faults, []);
    });
  }
});
