/** Files of CI services. They are read as text: every service nests its commands otherwise, and all write them as a shell's. */
import { commandFacts } from '../reading/command-files.ts';
import type { Manifest, ReadContext, SourceText } from '../reading/declarations.ts';
import { entrypointsIn } from '../reading/entrypoints.ts';
import { allOf, VARIABLE_NAME, type VariableFacts, variableFacts } from '../reading/environment-variables.ts';
import { type CommandText, commandsIn, MENTIONS } from '../reading/pip-commands.ts';
import { codePoints } from '../reading/shell.ts';

export const manifest: Manifest = {
  name: 'CI file',
  kind: 'commands',
  paths: [
    /(?:^|\/)\.github\/(?:workflows|actions)\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)\.gitlab-ci(?:\.[^/]*)?\.ya?ml$/,
    /(?:^|\/)\.gitlab\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)\.circleci\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)\.(?:buildkite|woodpecker|tekton|semaphore|forgejo\/workflows|gitea\/workflows)\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)\.azure-pipelines\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)azure-pipelines[^/]*\.ya?ml$/,
    /(?:^|\/)(?:\.travis|\.?appveyor|\.cirrus|bitbucket-pipelines|cloudbuild|buildspec|\.drone|\.woodpecker|codemagic|render|\.readthedocs|readthedocs)\.ya?ml$/,
    /(?:^|\/)Jenkinsfile(?:[._-][^/]*)?$/,
  ],
  hint: { texts: [...MENTIONS, 'requirements:', 'pip-install:'], bytes: 1024 ** 2 },
  read(file, context) {
    const commands = { ...file, text: inShellForm(unfolded(file.text)) };
    const { requirements, trust } = commandFacts(commands, 'ci', context);
    const variables = allOf(variablesWithValue(file, context));
    const given = /readthedocs\.ya?ml$/.test(file.path)
      ? filesNamed(file.text)
      : [...inputsOf(file.text), ...entrypointsIn(file.text)];
    const named = given.length > 0 ? commandsIn(given, file, 'ci', context) : undefined;
    return {
      requirements: [...requirements, ...variables.requirements, ...(named?.requirements ?? [])],
      trust: [...trust, ...variables.trust, ...(named?.trust ?? [])],
    };
  },
};

/** `run: >-`: lines of one depth are one line for the shell; a backslash at each end says so, and moves nothing. */
function unfolded(text: string): string {
  const lines = text.split('\n');
  const depth = (line: string | undefined) => (line?.trim() ? line.search(/\S/) : -1);
  for (let i = 0; i < lines.length; i += 1) {
    if (!/(?::|^\s*-)\s+>[-+\d]*\s*(?:#.*)?\r?$/.test(lines[i]!)) continue;
    const own = depth(lines[i + 1]);
    if (own <= depth(lines[i])) continue;
    for (i += 1; depth(lines[i + 1]) === own; i += 1)
      if (!/\\\r?$/.test(lines[i]!)) lines[i] = lines[i]!.replace(/\r?$/, ' \\$&');
  }
  return lines.join('\n');
}

/** `script: [pip install x, pytest]` as a shell would have it, with every word where it stood. */
function inShellForm(text: string): string {
  return text.replace(
    /^(\s*(?:-\s+)?[\w-]+:\s*)\[(.*)\](\s*)$/gm,
    (_, key: string, items: string, rest: string) =>
      `${key} ${items.replace(/"[^"\n]*"|'[^'\n]*'|\[[^\]\n]*\]|,(?=\s)/g, (part) => (part === ',' ? ';' : part))} ${rest}`,
  );
}

const VARIABLE = new RegExp(
  `^(?<indent>\\s*)(?:-\\s+)?(?:name:\\s*)?["']?(?<name>${VARIABLE_NAME})["']?\\s*:?\\s*(?:\\{(?<inner>.*)\\})?\\s*$`,
);
const VALUE = /^(?<before>.*?\bvalue:\s*["']?)(?<value>[^\s"',}#]+)/;
/** `value:` stands within so many lines of the name, beside a description and the like. */
const NEAR = 5;

/** `NAME: {value: …}` of GitLab, and `- name: NAME` with `value: …` below it as others have it. */
function variablesWithValue({ path, text }: SourceText, context: ReadContext): VariableFacts[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const { indent = '', name, inner } = VARIABLE.exec(line)?.groups ?? {};
    if (name === undefined) return [];
    const deeper = (one: string) => /^\s*/.exec(one)![0].length > indent.length;
    const below = lines.slice(i + 1, i + 1 + NEAR);
    const end = below.findIndex((one) => one.trim() !== '' && !deeper(one));
    const own = inner === undefined ? below.slice(0, end < 0 ? NEAR : end) : [line];
    const at = own.findIndex((one) => VALUE.test(one));
    const { before = '', value = '' } = VALUE.exec(own[at] ?? '')?.groups ?? {};
    const place = i + 1 + (inner === undefined ? at + 1 : 0);
    const column = codePoints(before) + 1;
    const location = { path, line: place, column, endLine: place, endColumn: column + codePoints(value) };
    return [variableFacts(name, value, location, context)];
  });
}

/** Read the Docs installs files that its own file names: `- requirements: docs/packages.txt`. */
function filesNamed(text: string): CommandText[] {
  return text.split('\n').flatMap((line, i) => {
    const [, before, name] = /^(\s*(?:-\s+)?requirements(?:_file)?:\s*)["']?([^\s"'#]+)/.exec(line) ?? [];
    if (before === undefined || name === undefined) return [];
    const command = 'pip install -r ';
    return { text: `${command}${name}`, line: i + 1, column: before.length + 1 - command.length };
  });
}

const PYTHON_ACTION = /^(\s*)(?:-\s+)?uses:\s*["']?actions\/setup-python@/;
const INPUT = /^(\s*pip-install:\s*)(?:(["']?)([^"'|>#\s].*?)\2|[|>][-+\d]*)\s*(?:#.*)?$/;

/** What GitHub's action installs by itself: `pip-install: -r requirements.txt` below `with:` of `actions/setup-python`. */
function inputsOf(text: string): CommandText[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const indent = PYTHON_ACTION.exec(line)?.[1]?.length;
    if (indent === undefined) return [];
    const after = lines.slice(i + 1);
    const end = after.findIndex((one) => one.trim() !== '' && (depthOf(one) < indent || one[indent] === '-'));
    return inputIn(after.slice(0, end < 0 ? after.length : end), i + 2);
  });
}

/** `first` is the line of the first. */
function inputIn(lines: readonly string[], first: number): CommandText[] {
  const at = lines.findIndex((line) => INPUT.test(line));
  const [, before = '', quote = '', value] = INPUT.exec(lines[at] ?? '') ?? [];
  if (at < 0) return [];
  const command = 'pip install ';
  const installed = (words: string, line: number, column: number) => ({
    ...{ text: `${command}${words}`, line },
    column: column - command.length,
  });
  if (value !== undefined) return [installed(value, first + at, before.length + quote.length + 1)];
  const below = lines.slice(at + 1);
  const own = below.findIndex((one) => one.trim() !== '' && depthOf(one) <= depthOf(lines[at]!));
  return below
    .slice(0, own < 0 ? below.length : own)
    .flatMap((one, i) => (one.trim() ? installed(one.trim(), first + at + 1 + i, depthOf(one) + 1) : []));
}

function depthOf(line: string): number {
  return /^\s*/.exec(line)![0].length;
}
