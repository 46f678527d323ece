// Runs the unit tests: plain mocha in Node.
import { bundleForNode, findTests } from './bundleTests.mjs';
import { runMocha } from './runMocha.mjs';
import { report, testOptions } from './testOptions.mjs';

const { grep, repeat, only } = testOptions();
const bundle = await bundleForNode('unit', await findTests('unit', only));
report(await runMocha(bundle, { grep, repeat, timeout: 10_000 }));
