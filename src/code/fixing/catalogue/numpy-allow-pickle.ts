import { byWord } from '../../../limits/by-word.ts';
import { isSavedPlain, NUMPY_FILES } from '../../payload/arrays.ts';
import { writersOf } from '../../payload/saved.ts';
import { attributesAsked } from '../python/result.ts';
import { writeSwitch, writtenSwitch } from '../python/switch.ts';
import { placeOf, refuse } from '../refusal.ts';
import type { Repair } from '../repair.ts';

const POSITIONS: Readonly<Record<string, number>> = byWord({
  'numpy.load': 2,
  'numpy.lib.npyio.NpzFile': 2,
  'numpy.lib.format.read_array': 1,
});

/** numpy/lib/_npyio_impl.py: arrays of objects are pickles, all others are bytes with a header. */
export const repair: Repair = {
  id: 'numpy-allow-pickle',
  rules: ['deserialization/pickle'],
  levels: ['safe', 'unsafe'],
  page: {
    title: 'NumPy arrays without pickles',
    changes:
      '`allow_pickle=True` becomes `allow_pickle=False`. Where it is not given and NumPy is older than 1.16.3, it is added.',
    safe: 'The name of the file is a text in the project that stands nowhere but in calls of `numpy.save` and `numpy.load`, and each call that may write it writes an array with a `dtype` that is written out and not `object`, or made by a function that makes floats, or of a list of floats or texts. Nothing moves or copies a file onto it, and nobody replaces functions of NumPy.',
    unsafe:
      'A file that is loaded there holds an array of objects: loading it raises `ValueError`. `wherefrom convert` lists and converts such files.',
    refused:
      '`no-equivalent` where one object is taken out of what was loaded (`.item()`); `dynamic` where the switch comes by a variable or as `**options`.',
    before: 'import numpy\n\ndata = numpy.load(path, allow_pickle=True)\n',
    after: 'import numpy\n\ndata = numpy.load(path, allow_pickle=False)\n',
  },
  propose(about) {
    const position = POSITIONS[about.callee];
    if (position === undefined) return undefined;
    const written = writtenSwitch(about, 'allow_pickle', position);
    if (attributesAsked(about).has('item'))
      return refuse('no-equivalent', 'one object is taken out of the array, so it is an array of objects');
    const { engine, module, node } = about;
    const writers =
      about.callee === 'numpy.load' ? writersOf(engine, { module, node }, NUMPY_FILES) : undefined;
    const isSafe = writers?.every((writer) => isSavedPlain(engine, writer)) ?? false;
    return {
      title: `${about.callee} without pickled objects`,
      applicability: isSafe ? 'safe' : 'unsafe',
      because: [
        { note: 'arrays of numbers and texts hold no pickles, and are read alike' },
        ...(isSafe && writers
          ? writers.map((writer) => ({ note: 'such an array is written here', ...placeOf(writer) }))
          : []),
      ],
      unless: isSafe ? [] : ['a file that is loaded there holds an array of objects'],
      write: (draft) => writeSwitch(draft, about, 'allow_pickle', written, 'False'),
    };
  },
};
