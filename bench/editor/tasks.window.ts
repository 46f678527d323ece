import { beginMark, endMark } from './tasks';
import { mentionsCounted, openTree, tell, textWithoutTerms, windowAtRest } from './window';

export async function run(): Promise<void> {
  await windowAtRest();
  const document = await textWithoutTerms();
  performance.mark(beginMark);
  await openTree(document);
  await mentionsCounted(document);
  performance.mark(endMark);
  tell({});
}
