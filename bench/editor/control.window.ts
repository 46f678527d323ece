import { measureGaps, pause, readAllFiles, printFigures, waitUntilIdle } from './window';

/** Milliseconds without work. */
const idleTime = 2000;

export async function run(): Promise<void> {
  await waitUntilIdle();
  const idle = await measureGaps(() => pause(idleTime));
  const gaps = await measureGaps(readAllFiles);
  printFigures({ ...gaps, idle: idle.longest });
}
