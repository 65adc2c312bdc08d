import { Command as CommanderCommand, CommanderError, type Option } from 'commander';
import { messageOf, UsageError, WherefromError } from '../limits/errors.ts';
import { visibleProse } from '../report/terminal/visible.ts';
import type { Command } from './command.ts';
import { commands } from './commands/registry.generated.ts';
import type { Console } from './console.ts';
import { filled, helpWidth } from './help.ts';
import { EVERYWHERE } from './settings.ts';
import { usageError } from './usage.ts';
import { VERSION } from './version.ts';

const OVERVIEW = `Exit status: 0 nothing at or above --fail-on; 1 findings; 2 could not do what was asked.

Nothing that is audited is run, imported, installed or built.

Examples:
  wherefrom audit                      everything about the current folder
  wherefrom audit --only code src      the code alone
  wherefrom inspect model.pkl          what runs when this file is loaded
  wherefrom guard model.pkl            a loader that admits what this file needs and nothing else
  wherefrom advisories update          fetch what is known about packages today
  wherefrom explain deserialization/pickle
  wherefrom explain app/views.py:12    all that is known of the calls on that line
  wherefrom routes                     where the outside world starts the code
  wherefrom affected CVE-2020-1747     am I affected, and through which path
  wherefrom tree                       the whole dependency tree
  wherefrom plan                       what to upgrade, in which order, by when
`;

/** Parses the command line, runs one command and gives the exit status. */
export async function runProgram(args: readonly string[], console: Console): Promise<number> {
  let status = 0;
  const program = new CommanderCommand('wherefrom')
    .description('Audits Python projects: where data comes from, what files run, what dependencies bring.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', () => `\n${filled(OVERVIEW, helpWidth(console.width))}`)
    .configureHelp({ optionDescription: ({ description }) => description, subcommandTerm: term })
    .configureOutput({
      writeOut: (text) => console.out(text),
      writeErr: (text) => console.err(text),
      // It is thrown, too, and told by whoever catches it.
      outputError() {},
      getOutHelpWidth: () => helpWidth(console.width),
      getErrHelpWidth: () => helpWidth(console.width),
    })
    .exitOverride((error) => {
      throw usageError(error, 'wherefrom');
    });
  for (const command of meant(args)) {
    add(program, command, console, (result) => {
      status = result;
    });
  }
  try {
    await program.parseAsync(args as string[], { from: 'user' });
    return status;
  } catch (error) {
    return failure(error, console);
  }
}

/** The one that is named first, alone: the options of all of them take longer to put together than a short command. */
function meant([first]: readonly string[]): readonly Command[] {
  const all: readonly Command[] = commands;
  const named = all.filter(({ name }) => name === first);
  return named.length > 0 ? named : all;
}

function add(program: CommanderCommand, command: Command, console: Console, done: (status: number) => void) {
  const entry = program
    .command(command.name)
    .description(command.summary)
    .allowExcessArguments(false)
    .exitOverride((error) => {
      throw usageError(error, `wherefrom ${command.name}`, termsOf(command));
    });
  for (const { notation, description } of command.arguments) entry.argument(notation, description);
  for (const option of command.options) entry.addOption(option);
  for (const option of HIDDEN)
    if (!command.options.some(({ long }) => long === option.long)) entry.addOption(option);
  const { help } = command;
  if (help) entry.addHelpText('after', () => `\n${filled(help, helpWidth(console.width))}`);
  entry.action(async (...given: unknown[]) => {
    const parsed = given
      .slice(0, command.arguments.length)
      .flat()
      .filter((value) => value !== undefined);
    if (parsed.includes('')) throw emptyArgument(command);
    const options = givenOptions(entry);
    if (typeof options.output === 'string' && !command.writesFolders) {
      const { checkOutput } = await import('./output.ts');
      checkOutput(console, options.output);
    }
    done(await command.run({ console, args: parsed as string[], options }));
  });
}

/** What a command takes, as it is written in its help, with what it means. */
function termsOf({ arguments: args, options }: Command): ReadonlyMap<string, string> {
  return new Map([
    ...args.map(({ notation, description }) => [notation, description] as const),
    ...options.map(({ flags, description }) => [flags.replace(/^-\w, /, ''), description] as const),
  ]);
}

/** A variable of a script that is not set, most likely; the current folder is not what was meant. */
function emptyArgument({ name, arguments: args }: Command): UsageError {
  const notations = args.map(({ notation }) => notation).join(' ');
  return new UsageError(
    'an argument is empty',
    `wherefrom ${name} ${notations}, with each one said or left out`,
  );
}

/** `affected <question> [path...]`: that there are options goes without saying. */
function term(command: CommanderCommand): string {
  const words = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...words].join(' ');
}

/** Those of {@link EVERYWHERE} that change nothing are not in a command's help. */
const HIDDEN: readonly Option[] = EVERYWHERE.map(hidden);

function hidden(option: Option): Option {
  return Object.assign(Object.create(Object.getPrototypeOf(option)) as Option, option, { hidden: true });
}

/** Only what stands on the command line: a default must not hide what the project's settings say. */
function givenOptions(entry: CommanderCommand): Record<string, unknown> {
  const all = Object.entries(entry.opts());
  return Object.fromEntries(all.filter(([name]) => entry.getOptionValueSource(name) !== 'default'));
}

/** Says what went wrong and what to try; a defect of ours says where to look. */
function failure(error: unknown, console: Console): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // help has been printed
  if (error instanceof WherefromError) {
    console.err(
      `wherefrom: ${visibleProse(error.message, true)}\n  next: ${visibleProse(error.nextStep, true)}\n`,
    );
    return error.exitStatus;
  }
  const trace = error instanceof Error ? error.stack : undefined;
  console.err(`wherefrom: internal error: ${visibleProse(messageOf(error), true)}\n`);
  console.err(
    console.environment.WHEREFROM_DEBUG && trace
      ? `${trace}\n`
      : '  next: set WHEREFROM_DEBUG=1 for the place, and report it\n',
  );
  return 2;
}
