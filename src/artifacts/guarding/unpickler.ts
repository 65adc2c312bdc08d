/** A module with a restricted `pickle.Unpickler`: a closed table, and nothing behind it. */
import { type Admission, isHandedOut, isStandard } from './admission.ts';
import type { Guarded } from './guard.ts';
import { inComment, lines, str, tuple } from './python.ts';
import { CHECKS, LOADING, NAMES } from './unpickler-source.ts';

/** Python text, for Python 3.6 and newer. */
export function unpicklerModule(guarded: Guarded): string {
  const { admissions, persistent, largest } = guarded;
  const standard = [...new Set(admissions.filter(isStandard).map(topOf))].sort();
  return [
    docstring(guarded),
    IMPORTS,
    `# Longer pickles are refused before anything of them is read.\nLARGEST = ${largest}`,
    `# The files need what the program makes of their persistent ids.\nPERSISTENT = ${persistent ? 'True' : 'False'}`,
    `# What a pickle may ask for, as it says it: (what Python 3 imports for it), as what, and with which arguments.\n${table(admissions)}`,
    `# Packages that come with Python: a file of such a name in another place is not imported.\n${lines('STANDARD = frozenset((', standard.map(str), '))')}`,
    NAMES,
    CHECKS,
    LOADING,
  ].join('\n\n');
}

function topOf({ need }: Admission): string {
  return need.target[0].split('.')[0] as string;
}

const IMPORTS = `import importlib
import importlib.util
import io
import os
import pickle
import pickletools
import sys
import sysconfig
import types

__all__ = ["Refused", "load", "loads"]`;

function table(admissions: readonly Admission[]): string {
  return lines('NAMES = {', admissions.map(row), '}');
}

function row(admission: Admission): string {
  const { module, name, target } = admission.need;
  return `(${str(module)}, ${str(name)}): (${str(target[0])}, ${str(target[1])}, ${str(admission.as)}, ${argumentsOf(admission)})`;
}

function argumentsOf(admission: Admission): string {
  if (admission.as === 'own') return shapes(admission);
  if (admission.as !== 'function') return 'None';
  const { args, least, rest } = admission.signature;
  const checks = args.map((check) => {
    if (check instanceof RegExp) return str('text');
    return typeof check === 'string' ? str(check) : tuple(check.map(str));
  });
  return tuple([
    tuple(checks),
    String(least ?? args.length),
    rest === undefined ? 'None' : str(String(rest)),
  ]);
}

/**
 * What nobody vouches for is called as the files call it: `(str, int)` and no other shape. `None` is for what is only
 * a class to them, `()` for what they keep, which has to be handed out as it is.
 */
function shapes({ need }: Admission): string {
  if (need.kept) return '()';
  if (!need.called) return 'None';
  const known = need.shapes.map((shape) =>
    shape === '…' ? 'None' : tuple(shape === '' ? [] : shape.split(', ').map((item) => str(typeOf(item)))),
  );
  return tuple(known);
}

const TYPES = new Set(
  'None bool int float str bytes tuple list dict set frozenset bytearray object'.split(' '),
);

function typeOf(item: string): string {
  return TYPES.has(item) ? item : 'name';
}

function docstring({ files, what, admissions, persistent }: Guarded): string {
  const handed = admissions.filter(isHandedOut).map(({ need }) => `    ${need.module}.${need.name}`);
  const own = admissions.filter(({ as }) => as === 'own');
  const text = [
    `Loads pickles that need no more than ${inComment(what)}, and refuses all others:`,
    '',
    ...files.map((file) => `    ${inComment(file)}`),
    '',
    'Made by `wherefrom guard`; make it again when something new is needed.',
    '',
    '    import guard',
    persistent
      ? '    model = guard.load(open(path, "rb"), persistent_load=function)'
      : '    model = guard.load(open(path, "rb"))',
    '',
    'It stops: every name that is not in NAMES, dotted names and getattr chains included; names that now lead to',
    'something of another package (re-exports); calls of admitted functions with other arguments; calls of what a',
    'call returned; states and items for classes and functions themselves; extension codes; persistent ids and',
    'buffers from outside, unless the files need them; opcodes over the end of a frame; memo indices that would',
    'take gigabytes; what follows the last pickle.',
    '',
    'It does not stop: admitted classes called with harmful arguments (bytearray(2 ** 40) takes the memory: set a',
    'limit with resource.setrlimit); what the constructors and __setstate__ methods of admitted classes do with a',
    'hostile state; wrong numbers in a model. A file from a stranger is better converted (`wherefrom convert`).',
    ...(own.length > 0
      ? [
          '',
          `${own.length === 1 ? 'One name is' : `${own.length} names are`} admitted because the files need them; nobody vouches for them: see "own" in NAMES.`,
        ]
      : []),
    ...(handed.length > 0
      ? [
          '',
          'These are kept by the files as data, so that they are handed out as they are; if one is a function, a',
          'hostile file may call it with any arguments:',
          ...handed.map(inComment),
        ]
      : []),
  ];
  return `"""\n${text.join('\n')}\n"""`;
}
