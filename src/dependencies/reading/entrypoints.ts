/** Steps of Cloud Build that run an installer without a shell: `entrypoint: pip` with its words in `args`. */
import type { CommandText } from './pip-commands.ts';

const ENTRYPOINT = /^(\s*(?:-\s+)?)entrypoint:\s*["']?(pip[\d.]*|python[\d.]*|uv)["']?\s*(?:#.*)?$/;
/** What the words begin with that make it an installation, and what a shell would say for it. */
const INSTALLS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^pip/, wordsThen(), 'pip install'],
  [/^python/, wordsThen('-m', 'pip'), 'pip install'],
  [/^uv/, wordsThen('pip'), 'uv pip install'],
];

function wordsThen(...words: readonly string[]): RegExp {
  const all = [...words, '(?:install|download|wheel|sync)'].map((word) => `["']?${word}["']?`);
  return new RegExp(`^[\\s\\\\]*${all.join('[\\s\\\\]+')}(?=\\s)`);
}

/** Each as a command of a shell, with every word where it stands in the file. */
export function entrypointsIn(text: string): CommandText[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const [, before = '', program = ''] = ENTRYPOINT.exec(line) ?? [];
    const at = program === '' ? -1 : argumentsAt(lines, i, before.length);
    const installs = INSTALLS.find(([name]) => name.test(program));
    if (at < 0 || !installs) return [];
    const words = inShellForm(lines, at, before.length);
    const begun = installs[1].exec(words)?.[0];
    if (begun === undefined) return [];
    const passed = begun.split('\n');
    const column = passed.at(-1)!.length + 1 - installs[2].length;
    return [{ text: `${installs[2]}${words.slice(begun.length)}`, line: at + passed.length, column }];
  });
}

const ARGUMENTS = /^(\s*(?:-\s+)?args:)/;

/** The line of `args:` of the step that a line is in; its keys stand at `depth`. Less than 0 where it has none. */
function argumentsAt(lines: readonly string[], line: number, depth: number): number {
  const isOwn = (at: number) => ARGUMENTS.exec(lines[at]!)?.[1]?.length === depth + 'args:'.length;
  for (let at = line; at >= 0 && (at === line || !endsStep(lines[at]!, depth)); at -= 1) {
    if (isOwn(at)) return at;
    if (beginsStep(lines[at]!, depth)) break;
  }
  for (let at = line + 1; at < lines.length && !endsStep(lines[at]!, depth); at += 1) {
    if (beginsStep(lines[at]!, depth)) break;
    if (isOwn(at)) return at;
  }
  return -1;
}

const beginsStep = (line: string, depth: number) => /^\s*-\s+/.exec(line)?.[0].length === depth;

function endsStep(line: string, depth: number): boolean {
  return line.trim() !== '' && !beginsStep(line, depth) && line.search(/\S/) < depth;
}

/** From behind `args:` on to the next key: marks of lists are blank, and each line goes on in the next. */
function inShellForm(lines: readonly string[], first: number, depth: number): string {
  const own: string[] = [];
  for (let at = first; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (at > first && (endsStep(line, depth) || beginsStep(line, depth) || line.search(/[^\s-]/) === depth))
      break;
    const words = at === first ? line.replace(ARGUMENTS, (key) => ' '.repeat(key.length)) : line;
    own.push(words.replace(/^(\s*)-(?=\s)/, '$1 ').replace(/"[^"]*"|'[^']*'|[[\],]/g, blankMark));
  }
  return own.join(' \\\n');
}

const blankMark = (part: string) => (part.length === 1 ? ' ' : part);
