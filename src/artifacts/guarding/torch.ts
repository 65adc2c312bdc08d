/** Lines for torch's own restricted loader. */
import type { Admission } from './admission.ts';
import type { Guarded } from './guard.ts';
import { inComment, lines, str } from './python.ts';

/** Names beyond its own library's that `weights_only` admits by itself (torch/_weights_only_unpickler.py, 2.6 to 2.8). */
const ADMITTED = new Set([
  'collections.OrderedDict',
  'collections.Counter',
  '_codecs.encode',
  'builtins.bytearray',
  'builtins.set',
  'builtins.complex',
  '__builtin__.set',
  '__builtin__.bytearray',
  '__builtin__.complex',
]);

/** Python text, for torch 2.6 and newer: pairs with the name in the file came with it. */
export function torchLines({ files, admissions }: Guarded): string {
  const needed = admissions.filter(
    ({ need, library }) => library !== 'torch' && !ADMITTED.has(`${need.module}.${need.name}`),
  );
  const modules = [...new Set(needed.map(({ need }) => need.target[0]))].sort();
  const head = [
    '# What torch.load(path, weights_only=True) needs beyond what it admits by itself, for these files:',
    ...files.map((file) => `#   ${inComment(file)}`),
    '# Made by `wherefrom guard`, for torch 2.6 and newer. torch then calls what is admitted with whatever arguments a',
    '# file gives; there are no checks of arguments and no limits of memory.',
  ];
  if (needed.length === 0)
    return [...head, '# Nothing: load them with weights_only=True as they are.', ''].join('\n');
  const imports = ['torch', ...modules].map((module) => `import ${module}`);
  const list = lines('torch.serialization.add_safe_globals([', needed.map(pair), '])');
  return [...head, ...unvouched(needed), '', ...new Set(imports), '', list, ''].join('\n');
}

/** By the name in the file: the object's own may be another by now. */
function pair({ need }: Admission): string {
  return `(${need.target.join('.')}, ${str(`${need.module}.${need.name}`)})`;
}

function unvouched(needed: readonly Admission[]): string[] {
  const own = needed.filter(({ as }) => as === 'own').map(({ need }) => `#   ${need.module}.${need.name}`);
  return own.length === 0
    ? []
    : ['# Nobody vouches for these; read what their constructors do first:', ...own];
}
