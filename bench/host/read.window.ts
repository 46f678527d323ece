import { printFigures, readAllFiles, time, waitUntilIdle } from '../editor/window';
import { longestGap, takeTurns } from './turns';

export async function run(): Promise<void> {
  await waitUntilIdle();
  const turns = takeTurns();
  const read = await time(readAllFiles);
  printFigures({ read, block: longestGap(turns.end()) });
}
