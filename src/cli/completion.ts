import type { Option } from 'commander';
import type { Command } from './command.ts';

/** What a shell may offer behind a command and behind its options. */
export interface Completion {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Words for its first argument; none where files are meant. */
  readonly words: readonly string[];
}

interface CompletedOption {
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** None where anything may stand, or a file. */
  readonly values: readonly string[];
}

/** `words` are those of first arguments by command, `values` those of options that list theirs nowhere else. */
export function completionsOf(
  commands: readonly Command[],
  words: Readonly<Record<string, readonly string[]>>,
  values: Readonly<Record<string, readonly string[]>>,
): Completion[] {
  const completed = ({
    long,
    short,
    description,
    argChoices,
    required,
    optional,
  }: Option): CompletedOption => ({
    flags: [long, short].filter((flag) => flag !== undefined),
    description,
    takesValue: required || optional,
    values: argChoices ?? values[long ?? ''] ?? [],
  });
  const completions = commands.map(({ name, summary, options }) => ({
    name,
    summary,
    options: options.map(completed),
    words: words[name] ?? [],
  }));
  const help = { name: 'help', summary: HELP, options: [], words: commands.map(({ name }) => name) };
  return [...completions, help];
}

const HELP = 'print the help of a command';

/**
 * A function of bash that looks at the command and at the word before; where it has no words bash offers files. Of
 * `--format=js` bash makes three words, zsh one.
 */
export function bashScript(completions: readonly Completion[]): string {
  const names = completions.map(({ name }) => name);
  return `# eval "$(wherefrom completion bash)"
_wherefrom() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= words= prefix= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in -*) ;; *) command=\${COMP_WORDS[i]}; break ;; esac
  done
  if [[ $word == --*=* ]]; then
    before=\${word%%=*} prefix=\${word%%=*}= word=\${word#*=}
  elif [[ $before == '=' ]]; then
    before=\${COMP_WORDS[COMP_CWORD-2]}
  elif [[ $word == '=' ]]; then
    word=
  fi
  case "$command $before" in
${completions.flatMap(bashValues).join('\n')}
    *)
      case "$word,$command" in
${completions.map(bashOptions).join('\n')}
        ,|[!-]*,) words='${names.join(' ')}' ;;
        -*,) words='--help --version' ;;
${completions
  .filter(({ words }) => words.length > 0)
  .map(bashWords)
  .join('\n')}
      esac ;;
  esac
  COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$word"))
}
complete -o default -F _wherefrom wherefrom
`;
}

function bashValues({ name, options }: Completion): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ flags, values }) => {
      const before = flags.map((flag) => `"${name} ${flag}"`).join('|');
      return `    ${before}) words='${values.join(' ')}' ;;`;
    });
}

function bashOptions({ name, options }: Completion): string {
  const flags = options.map((option) => option.flags[0]);
  return `        -*,${name}) words='${[...flags, '--help'].join(' ')}' ;;`;
}

function bashWords({ name, words }: Completion): string {
  return `        *,${name}) words='${words.join(' ')}' ;;`;
}

/** zsh runs the function of bash; whoever has not set up completion yet gets it set up. */
export function zshScript(completions: readonly Completion[]): string {
  return `# eval "$(wherefrom completion zsh)"
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
autoload -U +X bashcompinit && bashcompinit
${bashScript(completions)}`;
}

/** One line for each command, each option, and the words of first arguments. */
export function fishScript(completions: readonly Completion[]): string {
  const lines = completions.flatMap(({ name, summary, options, words }) => {
    const here = `complete -c wherefrom -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c wherefrom -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ...(words.length > 0 ? [`${here} -f -a '${words.join(' ')}'`] : []),
      ...options.map((option) => `${here} ${fishOption(option)} -d ${quoted(option.description)}`),
    ];
  });
  const everywhere = [
    `complete -c wherefrom -l help -s h -d ${quoted(HELP)}`,
    "complete -c wherefrom -n __fish_use_subcommand -l version -s V -d 'print the version'",
  ];
  return `# wherefrom completion fish | source\n${[...lines, ...everywhere].join('\n')}\n`;
}

function fishOption({ flags: [long = '', short], takesValue, values }: CompletedOption): string {
  const value = values.length > 0 ? ` -x -a '${values.join(' ')}'` : takesValue ? ' -r' : '';
  return `-l ${long.slice(2)}${short ? ` -s ${short.slice(1)}` : ''}${value}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
