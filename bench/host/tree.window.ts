import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { waitForCounts, openTree, printFigures, textWithoutTerms, time, waitUntilIdle } from '../editor/window';
import { longestGap, takeTurns } from './turns';

export async function run(): Promise<void> {
  await waitUntilIdle();
  const document = await textWithoutTerms();
  const before = heapUsed();
  const turns = takeTurns();
  const tree = await time(() => openTree(document));
  const counted = tree + (await time(() => waitForCounts(document)));
  const block = longestGap(turns.end());
  printFigures({ tree, counted, block, heap: heapUsed() - before });
}

/** The heap in use after a collection, in bytes. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
