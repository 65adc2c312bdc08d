import { functionOf, group, type Library } from '../policy/entry.ts';

/** Arrays of texts and numbers, as pandas 3 keeps its texts. */
export const library: Library = {
  name: 'pyarrow',
  source:
    'pyarrow 26.0.1: array.pxi, types.pxi and io.pxi, every __reduce__ that arrays of plain items come to',
  names: [
    group('pyarrow.lib', 'type_for_alias', functionOf({ args: ['text'] })),
    group('pyarrow.lib', 'py_buffer', functionOf({ args: ['content'] })),
    group('pyarrow.lib', '_restore_array', {
      kind: 'function',
      call: { args: ['plain'] },
      special: 'lays-out',
    }),
  ],
};
