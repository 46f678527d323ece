import { beginMark, endMark } from './tasks';
import { readAllFiles, printFigures, waitUntilIdle } from './window';

export async function run(): Promise<void> {
  await waitUntilIdle();
  performance.mark(beginMark);
  await readAllFiles();
  performance.mark(endMark);
  printFigures({});
}
