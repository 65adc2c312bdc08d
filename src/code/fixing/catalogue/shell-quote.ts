import { byWord } from '../../../limits/by-word.ts';
import { writtenIn } from '../../payload/call.ts';
import { Conversion, Field, Flag, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { hasStars } from '../python/arguments.ts';
import { checkPython3 } from '../python/version.ts';
import { refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

/** Lib/shlex.py; POSIX shell command language, 2.2: between single quotes nothing means anything. */
export const repair: Repair = {
  id: 'shell-quote',
  rules: ['injection/command'],
  levels: ['suggestion'],
  page: {
    title: 'Values quoted for the shell',
    changes:
      'In a command that needs a shell (pipes, redirections, `os.system`) each value of the f-string goes through `shlex.quote`, so that it is one word whatever stands in it.',
    safe: 'Never, nor written by `wherefrom fix`: what a value was meant to be is not to be seen. Two programs with a pipe between them, `Popen(first, stdout=PIPE)` and `run(second, stdin=first.stdout)`, need no shell at all.',
    unsafe:
      'A value holds several words, a pattern or a whole command; the shell is none of POSIX (`cmd.exe` knows no single quotes); or a program in the pipe reads the word as an option or as a program of its own.',
    refused:
      '`no-equivalent` where a value stands between quotes, in `$(…)` or where the name of a program stands; `dynamic` where the command is not one f-string in the call.',
    before: 'import os\n\nos.system(f"gzip -c {path} > {path}.gz")\n',
    after:
      'import os\nimport shlex\n\nos.system(f"gzip -c {shlex.quote(str(path))} > {shlex.quote(str(path))}.gz")\n',
  },
  propose(about) {
    const { callee, tree, node, module } = about;
    if (!/^(subprocess\.\w+|os\.(system|popen))$/.test(callee)) return undefined;
    const spot = { module, node };
    if (tree.kind(node) !== Kind.Call || hasStars(tree, node))
      return refuse('dynamic', 'its arguments do not stand in the call', spot);
    const command = writtenIn(tree, node, KEYWORDS[callee] ?? 'args', 0);
    if (command === 0 || tree.kind(command) !== Kind.JoinedStr)
      return refuse('dynamic', 'the command is not one f-string in the call', spot);
    checkPython3(about.engine, spot, 'where shlex has no quote');
    const values = valuesIn(about, command);
    return {
      title: `Values in the command quoted for the shell`,
      applicability: 'suggestion',
      because: [
        { note: 'missing: whether each value is one word; a list of arguments without a shell is better' },
      ],
      unless: ['a value was meant as several words, a pattern or a command, or the shell is none of POSIX'],
      write(draft) {
        const quote = draft.attribute(spot, 'shlex', 'quote');
        for (const value of values) {
          const text = tree.text(value);
          draft.replace(module, { start: tree.start(value), end: tree.end(value) }, `${quote}(str(${text}))`);
        }
      },
    };
  },
};

const KEYWORDS: Readonly<Record<string, string>> = byWord({ 'os.system': 'command', 'os.popen': 'cmd' });

/** The values of the fields; refused where quoting one would mean something else. */
function valuesIn({ tree, module }: Case, command: number): readonly number[] {
  const values: number[] = [];
  let before = '';
  for (let i = 0; i < tree.count(command); i += 1) {
    const part = tree.item(command, i);
    const spot = { module, node: part };
    if (tree.kind(part) !== Kind.FormattedValue) {
      before += tree.stringValue(part);
      continue;
    }
    if (!isPlain(tree, part)) refuse('no-equivalent', 'a value has a format of its own', spot);
    if (/['"`]|\$\(/.test(before.replace(/(['"])[^'"`$]*\1/g, '')))
      refuse('no-equivalent', 'a value stands between quotes, or in a command inside', spot);
    if (/(^|[|;&(])\s*$/.test(before)) refuse('no-equivalent', 'a value is the program itself', spot);
    values.push(tree.child(part, Field.FormattedValue.value));
    before += 'x';
  }
  if (values.length === 0) refuse('no-equivalent', 'the command holds no value', { module, node: command });
  return values;
}

/** `{value}`, without conversion, format or `=`, and no text in it whose quotes could be those around. */
function isPlain(tree: Tree, field: number): boolean {
  return (
    (tree.flags(field) & 3) === Conversion.None &&
    !tree.has(field, Flag.SelfDocumenting) &&
    tree.child(field, Field.FormattedValue.spec) === 0
  );
}
