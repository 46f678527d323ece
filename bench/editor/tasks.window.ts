import { beginMark, endMark } from './tasks';
import { waitForCounts, openTree, printFigures, textWithoutTerms, waitUntilIdle } from './window';

export async function run(): Promise<void> {
  await waitUntilIdle();
  const document = await textWithoutTerms();
  performance.mark(beginMark);
  await openTree(document);
  await waitForCounts(document);
  performance.mark(endMark);
  printFigures({});
}
