import { writtenIn } from '../../payload/call.ts';
import { Conversion, Field, Flag, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { hasStars, removedArgument } from '../python/arguments.ts';
import { refuse } from '../refusal.ts';
import type { Case, Proposal, Repair } from '../repair.ts';

const CALL = /^subprocess\.(run|call|check_call|check_output|Popen)$/;

/** What the shell would read as more than a word, and what only a shell can do. */
const SPECIAL = /[|&;<>()$`\\"'*?[\]{}~#!%^\n\r\t]/;
const BUILTINS = new Set(
  '. : [ alias bg bind cd command declare dir copy del echo eval exec exit export fg hash jobs let local move popd pushd read readonly return set shift source start test times trap type typeset ulimit umask unalias unset wait'.split(
    ' ',
  ),
);

/** POSIX shell command language, 2.2 to 2.9. */
export const repair: Repair = {
  id: 'shell-list',
  rules: ['injection/command'],
  levels: ['unsafe', 'suggestion'],
  page: {
    title: 'A list of arguments in place of a shell',
    changes:
      'A command in one f-string with `shell=True` becomes a list, one word an item, and `shell=True` goes. Each value is one argument, whatever stands in it. Of a list with `shell=True` the list stays: that is a suggestion, for the shell of POSIX ran its first item alone.',
    safe: 'Never: whether a value was meant as several words, a pattern or a variable is not to be seen.',
    unsafe:
      'A value holds several words, wildcards or variables that the shell was meant to read. A program that does not exist raises `FileNotFoundError`, where the shell returned 127.',
    refused:
      '`no-equivalent` for pipes, quotes, redirections, variables and commands of the shell itself; `dynamic` where the command is not one literal or f-string in the call.',
    before: 'import subprocess\n\nsubprocess.run(f"convert {source} {target}", shell=True)\n',
    after: 'import subprocess\n\nsubprocess.run(["convert", str(source), str(target)])\n',
  },
  propose(about) {
    const { callee, tree, node, module } = about;
    if (!CALL.test(callee)) return refuse('no-equivalent', `${callee} always runs a shell`);
    const spot = { module, node };
    if (tree.kind(node) !== Kind.Call || hasStars(tree, node))
      return refuse('dynamic', 'its arguments do not stand in the call', spot);
    const command = writtenIn(tree, node, 'args', 0);
    const shell = writtenIn(tree, node, 'shell');
    if (command === 0 || shell === 0 || tree.kind(shell) !== Kind.True)
      return refuse('dynamic', 'command and shell=True do not stand in the call', spot);
    if (tree.kind(command) === Kind.List) return withoutShell(about, shell);
    if (tree.kind(command) !== Kind.JoinedStr)
      return refuse('dynamic', 'the command is not one f-string in the call', { module, node: command });
    const words = wordsOf(about, command);
    const removed = removedArgument(tree, node, shell);
    if (!removed) return refuse('dynamic', 'a comment stands beside shell=True', spot);
    return {
      title: `${callee} with a list of arguments, and no shell`,
      applicability: 'unsafe',
      because: [{ note: 'the text has only words with blanks between them' }],
      unless: [
        'a value is empty, or holds several words, a pattern or a variable that the shell was meant to read',
        'somebody counts on exit status 127 where the program does not exist',
      ],
      write(draft) {
        draft.replace(
          module,
          { start: tree.start(command), end: tree.end(command) },
          `[${words.join(', ')}]`,
        );
        draft.replace(module, removed, '');
      },
    };
  },
};

/** `run(["ls", folder], shell=True)`: the shell gets `ls`, and the rest is nothing to it. */
function withoutShell({ callee, tree, module, node }: Case, shell: number): Proposal {
  const removed = removedArgument(tree, node, shell);
  if (!removed) return refuse('dynamic', 'a comment stands beside shell=True', { module, node });
  return {
    title: `${callee} with its list of arguments, and no shell`,
    applicability: 'suggestion',
    because: [{ note: 'missing: whether the items behind the first were meant as arguments of the program' }],
    unless: ['the first item is a command with arguments of its own, or one of the shell itself'],
    write: (draft) => draft.replace(module, removed, ''),
  };
}

/** A piece of a word: literal text, or a field with its braces. */
interface Piece {
  readonly text: string;
  readonly field: number;
}

/** The words of the command, as Python writes them. */
function wordsOf({ tree, module }: Case, command: number): string[] {
  const spot = { module, node: command };
  const quote = /^f(['"])/i.exec(tree.text(command))?.[1];
  if (!quote || tree.text(command).slice(1).startsWith(quote.repeat(3)))
    return refuse('dynamic', 'the command is written over several lines or with other prefixes', spot);
  const words: Piece[][] = [[]];
  for (let i = 0; i < tree.count(command); i += 1) {
    const part = tree.item(command, i);
    const kind = tree.kind(part);
    if (kind === Kind.FormattedValue && (tree.flags(part) & 3) > Conversion.Str)
      refuse(
        'no-equivalent',
        'a value is written with the quotes of its repr, which the shell takes away',
        spot,
      );
    if (kind === Kind.FormattedValue) (words.at(-1) as Piece[]).push({ text: tree.text(part), field: part });
    else if (kind === Kind.StrFragment && !tree.has(part, Flag.Escaped))
      addText(words, tree.text(part), spot);
    else return refuse('dynamic', 'the command is put together of several texts', spot);
  }
  const written = words.filter((word) => word.length > 0);
  const [first] = written;
  const program = first?.length === 1 && first[0]?.field === 0 ? first[0].text : undefined;
  if (program === undefined) return refuse('no-equivalent', 'the program itself is put together', spot);
  if (BUILTINS.has(program) || program.includes('='))
    return refuse('no-equivalent', `${program} is a command of the shell itself`, spot);
  return written.map((word) => wordText(tree, word, quote));
}

function addText(words: Piece[][], text: string, spot: { module: Case['module']; node: number }): void {
  if (SPECIAL.test(text))
    refuse('no-equivalent', 'the command has pipes, quotes, variables or patterns of the shell', spot);
  for (const [i, piece] of text.split(/ +/).entries()) {
    if (i > 0) words.push([]);
    if (piece !== '') (words.at(-1) as Piece[]).push({ text: piece, field: 0 });
  }
}

function wordText(tree: Tree, word: readonly Piece[], quote: string): string {
  const [only] = word;
  if (word.length === 1 && only && only.field !== 0 && isPlain(tree, only.field))
    return `str(${tree.text(tree.child(only.field, Field.FormattedValue.value))})`;
  const text = word.map((piece) => piece.text).join('');
  return word.some(({ field }) => field !== 0) ? `f${quote}${text}${quote}` : `${quote}${text}${quote}`;
}

/** `{value}`, without conversion, format or `=`. */
function isPlain(tree: Tree, field: number): boolean {
  const flags = tree.flags(field);
  const value = tree.child(field, Field.FormattedValue.value);
  return (
    (flags & 3) === Conversion.None &&
    !tree.has(field, Flag.SelfDocumenting) &&
    tree.child(field, Field.FormattedValue.spec) === 0 &&
    tree.kind(value) !== Kind.GeneratorExp &&
    tree.kind(value) !== Kind.Tuple
  );
}
