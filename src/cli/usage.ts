import type { CommanderError } from 'commander';
import { UsageError } from '../limits/errors.ts';

/** `--fail-on does not know worst`, as commander says it. */
const NO_CHOICE = /^option '[^']*?(--[\w-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s;
const SUGGESTION = /\n\((Did you mean .*\?)\)$/;

/**
 * Says what is wrong with a command line in the words of all other errors. Help that was asked for is no mistake, and
 * stays what it is. `command` is what was typed before the mistake: `wherefrom audit`.
 */
export function usageError(error: CommanderError, command: string): CommanderError | UsageError {
  if (error.exitCode === 0 || error.code === 'commander.help') return error;
  const said = error.message.replace(/^error: /, '');
  const [, option, given, choices] = NO_CHOICE.exec(said) ?? [];
  if (option !== undefined)
    return new UsageError(`${option} does not know ${given}`, `choose from ${choices}`);
  const [, guess] = SUGGESTION.exec(said) ?? [];
  const help = `${command} --help lists what there is`;
  return new UsageError(
    said.replace(SUGGESTION, '').replace(/\.$/, ''),
    guess === undefined ? help : `${guess.charAt(0).toLowerCase()}${guess.slice(1)} ${help}`,
  );
}
