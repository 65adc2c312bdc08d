import { UsageError } from '../../limits/errors.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  name: 'explain',
  summary: 'what a rule means, why, and the remedy',
  arguments: [{ notation: '<rule>', description: 'its id, such as deserialization/pickle' }],
  options: [],
  async run({ args }) {
    throw new UsageError(`there is no rule ${args[0]}`, 'see docs/rules/ for the list');
  },
};
