import { measureGaps, waitForCounts, openTree, printFigures, textWithoutTerms, waitUntilIdle } from './window';

export async function run(): Promise<void> {
  await waitUntilIdle();
  const document = await textWithoutTerms();
  const gaps = await measureGaps(async () => {
    await openTree(document);
    await waitForCounts(document);
  });
  printFigures({ ...gaps });
}
