import { readAllFiles, printFigures, time, waitUntilIdle } from './window';

export async function run(): Promise<void> {
  await waitUntilIdle();
  printFigures({ read: await time(readAllFiles) });
}
