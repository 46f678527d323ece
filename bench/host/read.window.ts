import { readAllFiles, tell, time, windowAtRest } from '../editor/window';
import { longestGap, takeTurns } from './turns';

export async function run(): Promise<void> {
  await windowAtRest();
  const turns = takeTurns();
  const read = await time(readAllFiles);
  tell({ read, block: longestGap(turns.end()) });
}
