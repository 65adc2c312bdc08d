/** Names that a format other than pickle has imported, judged by the lists that pickles are judged by. */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { acceptsStateless } from '../pickle/policy/arguments.ts';
import { EFFECTS, effectOf, effectOfModule } from '../pickle/policy/dangers.ts';
import { vouchedFor } from '../pickle/policy/vouched.ts';

/**
 * `who` begins the sentence: `its configuration`. Undefined for what somebody vouches for; where that is so in pickles only,
 * whose arguments are looked at, what it can do counts.
 */
export function importReason(who: string, module: string, name: string): Reason | undefined {
  const effect = effectOf(module, name) ?? effectOfModule(module);
  const call = vouchedFor(module, name)?.entry.call;
  if (vouchedFor(module, name) && (effect === undefined || (call && acceptsStateless(call))))
    return undefined;
  const what = printable(`${module}.${name}`);
  if (effect === undefined) {
    const message = `${who} asks for ${what}, which nobody vouches for`;
    return { rule: 'embedded-code', verdict: 'unknown', message, name: what };
  }
  const message = `${who} asks for ${what}, which ${EFFECTS[effect]}`;
  return { rule: 'embedded-code', verdict: 'dangerous', message, name: what };
}
