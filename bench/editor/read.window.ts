import { readAllFiles, tell, time, windowAtRest } from './window';

export async function run(): Promise<void> {
  await windowAtRest();
  tell({ read: await time(readAllFiles) });
}
