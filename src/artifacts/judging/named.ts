/** Names that a format other than pickle has imported, judged by the lists that pickles are judged by. */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { EFFECTS, effectOf, effectOfModule } from '../pickle/policy/dangers.ts';
import { vouchedFor } from '../pickle/policy/vouched.ts';

/** `who` begins the sentence: `its configuration`. Undefined for what somebody vouches for. */
export function importReason(who: string, module: string, name: string): Reason | undefined {
  if (vouchedFor(module, name)) return undefined;
  const what = printable(`${module}.${name}`);
  const effect = effectOf(module, name) ?? effectOfModule(module);
  if (effect === undefined) {
    const message = `${who} asks for ${what}, which nobody vouches for`;
    return { rule: 'embedded-code', verdict: 'unknown', message, name: what };
  }
  const message = `${who} asks for ${what}, which ${EFFECTS[effect]}`;
  return { rule: 'embedded-code', verdict: 'dangerous', message, name: what };
}
