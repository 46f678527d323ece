import assert from 'node:assert/strict';
import { Random } from '../../../bench/random';
import { exportsThatTakeText } from './exports';
import { combination, nameOf, nested, repetitions, textOf, type Family } from './grammars';
import { growthOf, type Growth } from './measure';
import { readers, type Reader } from './readers';

/** `npm run fuzz` sets both: it tries other combinations, more of them, and longer texts. */
const isFuzz = process.env['PROPERTY_SEED'] !== undefined;
const seed = Number(process.env['PROPERTY_SEED'] ?? 1);
const combinations = Number(process.env['PROPERTY_RUNS'] ?? 1000) / 100;

/** Of the texts, in code units. Nested ones are no deeper than front matter may be long. */
const length = isFuzz ? 4000 : 1000;
const nestedLength = 30_000;

/** Modules whose functions mostly ask others, which are tried by themselves too. */
const composed = /^(?:library|builtinGlossary|manifests\/(?:catalogue|lineEdits|placement|ranking)|notes\/(?:gaps|note|noteGroups|topicTree)|preview\/(?:plugin|shortcodes|termMarks|locateText)|terms\/page) /;

function familiesOf({ grammar }: Reader, name: string, random: Random): Family[] {
  return [...repetitions(grammar, composed.test(name) ? 1 : 3), ...Array.from({ length: combinations }, () => combination(grammar, (count) => random.between(0, count - 1)))];
}

/** How many there were so far. */
const tried = { families: 0, texts: 0 };
/** Of all that is not too steep. */
let steepest: { readonly name: string; readonly family: Family; readonly growth: Growth } | undefined;

function describeGrowth(family: Family, { time, length, ratio }: Growth): string {
  return `${nameOf(family)}: ${time.toFixed(0)} ms for ${String(length)} characters, ${ratio.toFixed(1)} times as long as for a quarter of them`;
}

/** What is wrong with a reader: the first family for which it takes too long, and those for which it throws. */
function faultsOf(name: string, reader: Reader, families: readonly Family[]): string[] {
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
      const growth = isSteep ? undefined : growthOf(reader, family, length);
      if (growth?.isTooSteep === true) {
        isSteep = true;
        faults.push(describeGrowth(family, growth));
      } else if (growth && growth.doubling > (steepest?.growth.doubling ?? 0)) {
        steepest = { name, growth, family };
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
    const given = new Set(readers.flatMap(({ names }) => names));
    const exported = new Set(exportsThatTakeText());
    assert.deepEqual({ notTried: [...exported].filter((name) => !given.has(name)), gone: [...given].filter((name) => !exported.has(name)) }, { notTried: [], gone: [] });
  });
});

/** As it is, and counted. */
function counted({ grammar, prepare }: Reader): Reader {
  return {
    grammar,
    prepare(text) {
      tried.texts++;
      return prepare(text);
    },
  };
}

describe('What takes text throws nothing, and takes time in proportion to it', () => {
  after(() => {
    const functions = readers.reduce((sum, { names }) => sum + names.length, 0);
    const ways = readers.reduce((sum, { readers: list }) => sum + list.length, 0);
    console.log(`    ${String(functions)} functions and members in ${String(ways)} ways: ${String(tried.families)} families, ${String(tried.texts)} texts`);
    if (steepest) {
      console.log(`    steepest: ${steepest.growth.doubling.toFixed(2)} times as long for twice the text: ${steepest.name}, ${describeGrowth(steepest.family, steepest.growth)}`);
    }
  });

  for (const [group, { names, readers: list }] of readers.entries()) {
    it(names.join(', '), function () {
      this.timeout(60_000 * combinations);
      // Of its own, so that it is the same where other tests are left out.
      const random = new Random(1000 * seed + group);
      let count = 0;
      const faults = list.map(counted).flatMap((reader, index) => {
        const families = familiesOf(reader, names[0] ?? '', random);
        count += families.length;
        return faultsOf(names[0] ?? '', reader, families).map((fault) => `${String(index)}: ${fault}`);
      });
      if (isFuzz) {
        process.send?.({ tried: count });
      }
      tried.families += count;
      assert.deepEqual(faults, []);
    });
  }
});
