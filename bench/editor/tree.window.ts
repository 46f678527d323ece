import { openTree, recordedActivation, tell, textWithoutTerms, time, windowAtRest } from './window';

export async function run(): Promise<void> {
  await windowAtRest();
  const document = await textWithoutTerms();
  const tree = await time(() => openTree(document));
  const { load, call } = await recordedActivation();
  tell({ tree, load, call, activation: load + call });
}
