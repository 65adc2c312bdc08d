/** `docs/commands.md`: every command and option as the program itself defines them. */
import type { Option } from 'commander';
import type { Command } from '../src/cli/command.ts';
import { filled } from '../src/cli/help.ts';
import { COMMON_OPTIONS, EVERYWHERE } from '../src/cli/settings.ts';
import { SCHEMA } from '../src/project/configuration-schema.ts';
import { formats } from '../src/report/formats/registry.generated.ts';

const HEAD = `# Commands and options

\`wherefrom COMMAND --help\` prints the same. This page is written by \`./wherefrom-dev docs\` from what the program takes.

## Exit status

| | |
|---|---|
| 0 | nothing at or above \`--fail-on\`; of commands that ask something else: no |
| 1 | findings; of commands that ask something else: yes |
| 2 | it could not do what was asked: bad usage, unreadable input, an internal error; under \`--strict\` also: not everything could be read |

Where a command means something more particular by 1 or 2, its section says so. Ctrl-C ends a command with 130.

## Streams

The report goes to standard output or to \`--output FILE\`, which is written whole or not at all. Progress and diagnostics go
to standard error, progress only if that is a terminal. Colour follows \`NO_COLOR\`, \`FORCE_COLOR\` and the terminal.

## Environment

| variable | what it means |
|---|---|
| \`WHEREFROM_ADVISORIES\` | as \`--advisories\`, where neither the command line nor the settings name one |
| \`WHEREFROM_CACHE_DIR\` | as \`--cache-dir\`; else \`XDG_CACHE_HOME/wherefrom\`, else \`~/.cache/wherefrom\` |
| \`NO_COLOR\`, \`FORCE_COLOR\`, \`TERM=dumb\` | no colours; colours also where there is no terminal; neither colours nor progress |
| \`LC_ALL\`, \`LC_CTYPE\`, \`LANG\` | text is ASCII where they name an encoding other than UTF-8 |
| \`HTTP_PROXY\`, \`HTTPS_PROXY\`, \`NO_PROXY\` | also in lower case, for all that is fetched |
| \`PIP_INDEX_URL\`, \`UV_INDEX_URL\` and their like | whose indexes are asked: [resolving.md](resolving.md) |
| \`WHEREFROM_DEBUG\` | after an internal error, print where it happened |`;

/** The whole page. */
export function commandsPage(commands: readonly Command[]): string {
  const sections = [
    HEAD,
    `## Formats of reports\n\nOf \`audit\` and \`inspect\`; other commands have those that their sections name.\n\n${formatTable()}`,
    `## Options that mean the same everywhere\n\nEvery command takes those that are marked *all*, also where they change nothing, so that scripts may give them to every\none. Those with a setting can stand in \`wherefrom.toml\`, or in \`pyproject.toml\` under \`[tool.wherefrom]\`; the command line comes first.\n\n${commonTable()}`,
    `Further settings: ${furtherSettings()}.`,
    ...commands.map(commandSection),
  ];
  return `${sections.join('\n\n')}\n`;
}

function formatTable(): string {
  return table(
    ['format', 'what it is'],
    formats.map(({ name, description }) => [`\`${name}\``, description]),
  );
}

function commonTable(): string {
  return table(
    ['option', 'what it means', 'setting', 'taken by'],
    Object.values(COMMON_OPTIONS).map((option) => [
      `\`${option.flags}\``,
      option.description,
      settingOf(option) === undefined ? '' : `\`${settingOf(option)}\``,
      EVERYWHERE.includes(option) ? 'all' : 'those that say so',
    ]),
  );
}

/** The name of an option is that of its setting; `--no-cache` is `cache = false`. */
function settingOf({ long, negate }: Option): string | undefined {
  const name = long?.replace(negate ? '--no-' : '--', '') ?? '';
  return name in SCHEMA.shape ? `${name}${negate ? ' = false' : ''}` : undefined;
}

function furtherSettings(): string {
  const common = new Set(Object.values(COMMON_OPTIONS).map((option) => settingOf(option)?.split(' ')[0]));
  return Object.keys(SCHEMA.shape)
    .filter((name) => !common.has(name))
    .map((name) => `\`${name}\``)
    .join(', ');
}

function commandSection(command: Command): string {
  const { name, summary, options, help } = command;
  const isCommon = (option: Option) => (Object.values(COMMON_OPTIONS) as Option[]).includes(option);
  const own = options.filter((option) => !isCommon(option)).map(optionRow);
  const common = options.filter(isCommon).map(({ long }) => `\`${long}\``);
  const parts = [
    `## ${name}`,
    `${sentence(summary)}`,
    `    wherefrom ${name} [options]${command.arguments.map(({ notation }) => ` ${notation}`).join('')}`,
    table(
      ['argument or option', 'what it means'],
      [...command.arguments.map(({ notation, description }) => [`\`${notation}\``, description]), ...own],
    ),
    common.length > 0 ? `As everywhere: ${common.join(', ')}.` : '',
    help === undefined ? '' : paragraphs(help),
  ];
  return parts.filter(Boolean).join('\n\n');
}

function optionRow({ flags, description }: Option): string[] {
  return [`\`${flags}\``, description];
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

/** Help as it is printed, with its indented lines as code. */
function paragraphs(help: string): string {
  return filled(help, 116)
    .split('\n')
    .map((line, i, all) => {
      if (!line.startsWith('  ')) return line;
      return `${all[i - 1]?.startsWith('  ') ? '' : '\n'}  ${line}`;
    })
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
