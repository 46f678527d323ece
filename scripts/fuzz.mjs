// Runs the property tests and the growth test repeatedly with new seeds and more inputs: npm run fuzz [-- --minutes N] [--seed N]
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '2' } } });
const end = Date.now() + Number(values.minutes) * 60_000;
const maxRuns = 100_000;
let tried = 0;
let findings = 0;
let seed = Number(values.seed);

for (let runs = 10_000; Date.now() < end; runs = Math.min(maxRuns, runs * 2), seed++) {
  const round = await runRound(seed, runs);
  tried += round.tried;
  findings += round.failed;
  console.log(`seed ${seed}: ${round.tried.toLocaleString('en')} inputs, ${round.failed} findings`);
  if (round.failed > 0) {
    console.log(round.output);
  }
}
process.exitCode = findings > 0 ? 1 : 0;
console.log(`${tried.toLocaleString('en')} inputs, ${findings} findings; go on with --seed ${seed}`);

/**
 * Runs the tests once with a seed.
 * @param {number} seed of the random inputs
 * @param {number} runs inputs per property
 * @returns {Promise<{tried: number, failed: number, output: string}>}
 */
function runRound(seed, runs) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PROPERTY_RUNS: String(runs), PROPERTY_SEED: String(seed) };
    const child = fork(join(root, 'scripts', 'testUnit.mjs'), ['.property.test', 'growth/growth.test'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const round = { tried: 0, failed: -1, output: '' };
    child.stdout?.setEncoding('utf8').on('data', (text) => (round.output += text));
    child.on('message', (message) => Object.assign(round, add(round, /** @type {{tried?: number, failed?: number}} */ (message))));
    child.on('error', reject);
    child.on('close', (code) => (round.failed < 0 ? reject(new Error(`no result, exit code ${code ?? 'none'}\n${round.output}`)) : resolve(round)));
  });
}

/**
 * @param {{tried: number, failed: number}} round
 * @param {{tried?: number, failed?: number}} message from a property or from the whole run
 */
function add(round, message) {
  return { tried: round.tried + (message.tried ?? 0), failed: message.failed ?? round.failed };
}
