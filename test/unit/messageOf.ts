import { joinList } from '../../src/core/text/lists';
import type { Problem, ProblemArgument } from '../../src/core/text/problem';

/** The English message of a problem. */
export function messageOf({ message, args }: Pick<Problem, 'message' | 'args'>): string {
  return message.replace(/\{(\d)\}/g, (_, index: string) => argumentText(args[Number(index)] ?? ''));
}

/** An argument of a problem, in English. */
export function argumentText(argument: ProblemArgument): string {
  return typeof argument === 'string' ? argument : joinList(argument, 'en');
}
