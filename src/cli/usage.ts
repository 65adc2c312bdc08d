import type { CommanderError } from 'commander';
import { UsageError } from '../limits/errors.ts';

/** `--fail-on does not know worst`, as commander says it. */
const NO_CHOICE = /^option '[^']*?(--[\w-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s;
/** `missing required argument 'shell'`, `required option '-t, --to <target>' not specified`. */
const MISSING = /^missing required argument '(.+)'$|^required option '.*?(--.+)' not specified$/s;
const SUGGESTION = /\n\((Did you mean .*\?)\)$/;

/**
 * Says what is wrong with a command line in the words of all other errors. Help that was asked for is no mistake, and
 * stays what it is. `command` is what was typed before the mistake: `wherefrom audit`; `terms` are its arguments and
 * options, each with what it means.
 */
export function usageError(
  error: CommanderError,
  command: string,
  terms: ReadonlyMap<string, string> = new Map(),
): CommanderError | UsageError {
  if (error.exitCode === 0 || error.code === 'commander.help') return error;
  const said = error.message.replace(/^error: /, '');
  const [, option, given, choices] = NO_CHOICE.exec(said) ?? [];
  if (option !== undefined)
    return new UsageError(`${option} does not know ${given}`, `choose from ${choices}`);
  const help = `${command} --help lists what there is`;
  const [, argument, wanted] = MISSING.exec(said) ?? [];
  const missing = argument === undefined ? wanted : `<${argument}>`;
  if (missing !== undefined)
    return new UsageError(
      `${command.replace('wherefrom ', '')} needs ${missing}: ${terms.get(missing) ?? 'it was not given'}`,
      help,
    );
  const [, guess] = SUGGESTION.exec(said) ?? [];
  return new UsageError(
    said.replace(SUGGESTION, '').replace(/\.$/, ''),
    guess === undefined ? help : `${guess.charAt(0).toLowerCase()}${guess.slice(1)} ${help}`,
  );
}
