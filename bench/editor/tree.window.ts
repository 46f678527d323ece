import { openTree, recordedActivation, printFigures, textWithoutTerms, time, waitUntilIdle } from './window';

export async function run(): Promise<void> {
  await waitUntilIdle();
  const document = await textWithoutTerms();
  const tree = await time(() => openTree(document));
  const { load, call } = await recordedActivation();
  printFigures({ tree, load, call, activation: load + call });
}
