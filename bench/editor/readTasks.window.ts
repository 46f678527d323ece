import { beginMark, endMark } from './tasks';
import { readAllFiles, tell, windowAtRest } from './window';

export async function run(): Promise<void> {
  await windowAtRest();
  performance.mark(beginMark);
  await readAllFiles();
  performance.mark(endMark);
  tell({});
}
