import { gapsDuring, pause, readAllFiles, tell, windowAtRest } from './window';

/** How long nothing is done, in milliseconds. */
const idleTime = 2000;

export async function run(): Promise<void> {
  await windowAtRest();
  const idle = await gapsDuring(() => pause(idleTime));
  const gaps = await gapsDuring(readAllFiles);
  tell({ ...gaps, idle: idle.longest });
}
