/** Lines for torch's own restricted loader. */
import type { Admission } from './admission.ts';
import type { Guarded } from './guard.ts';
import { inComment, lines, str } from './python.ts';

/** What `weights_only` admits by itself, by the names of Python 3 (torch/_weights_only_unpickler.py, 2.6 to 2.8). */
const ADMITTED = new RegExp(
  `^(${[
    String.raw`collections\.(OrderedDict|Counter)|_codecs\.encode|builtins\.(bytearray|set|complex)`,
    String.raw`torch\.nn\.parameter\.Parameter|torch\.serialization\._get_layout|torch\.(Size|Tensor|device)`,
    String.raw`torch(\.cuda)?\.\w+Storage|torch\.storage\.(Typed|Untyped)Storage|torch(\.cuda)?(\.sparse)?\.\w+Tensor`,
    String.raw`torch\.(b?float|u?int|complex|q?u?int)\d+\w*|torch\.bool|torch\.per_(tensor|channel)_\w+`,
    String.raw`torch\._utils\._rebuild_(parameter(_with_state)?|q?tensor|tensor_v[23]|sparse_tensor|wrapper_subclass)`,
    String.raw`torch\._utils\._rebuild_(meta_tensor_no_storage|device_tensor_from_(numpy|cpu_tensor))`,
    String.raw`torch\._tensor\._rebuild_from_type_v2`,
  ].join('|')})$`,
);

/** Python text, for torch 2.6 and newer: pairs with the name in the file came with it. */
export function torchLines({ files, admissions }: Guarded): string {
  const needed = admissions.filter(({ need }) => !ADMITTED.test(need.target.join('.')));
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

/** By the name that torch looks for: that of Python 3, which the object itself may no longer have. */
function pair({ need }: Admission): string {
  const name = need.target.join('.');
  return `(${name}, ${str(name)})`;
}

function unvouched(needed: readonly Admission[]): string[] {
  const own = needed.filter(({ as }) => as === 'own').map(({ need }) => `#   ${need.module}.${need.name}`);
  return own.length === 0
    ? []
    : ['# Nobody vouches for these; read what their constructors do first:', ...own];
}
