import { gapsDuring, mentionsCounted, openTree, tell, textWithoutTerms, windowAtRest } from './window';

export async function run(): Promise<void> {
  await windowAtRest();
  const document = await textWithoutTerms();
  const gaps = await gapsDuring(async () => {
    await openTree(document);
    await mentionsCounted(document);
  });
  tell({ ...gaps });
}
