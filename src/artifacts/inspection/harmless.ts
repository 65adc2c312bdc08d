import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { type ArtifactFormat, type Content, isPartial } from './format.ts';
import type { Reason } from './reason.ts';

/**
 * A model of numbers alone, known by name so that nobody has to ask what it is: nothing in it runs or is imported.
 * `isWhole` tells whether all of it is there.
 */
export function harmlessFormat(
  name: string,
  description: string,
  first: string,
  recognises: (content: Content) => boolean,
  isWhole: (source: ByteSource, budget: Budget) => boolean,
): ArtifactFormat {
  return {
    name,
    description,
    family: 'model',
    rank: 0,
    first,
    recognises,
    inspect: (content, { budget }) => {
      const whole = isPartial(content) || isWhole(content.source, budget);
      return { format: name, globals: [], reasons: whole ? [] : [CUT_OFF] };
    },
  };
}

/** What is missing could have been anything. */
export const CUT_OFF: Reason = { rule: 'malformed', verdict: 'unreadable', message: 'it is cut off' };
