import { IS_UPLOAD } from '../../shorthands.ts';
import type { Condition, Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const ADVICE = 'Leave allow_pickle off, and store objects in another format.';

type Safe = readonly (Condition & { readonly because: string })[];

const REFUSED = 'pickled objects are refused without allow_pickle';

/** Off by default since 1.16.3 (CVE-2019-6446), which is older than what most projects can still install. */
function unlessAllowed(argument: string): Safe {
  return [
    { argument, is: [false, null, 0], because: REFUSED },
    { argument, absent: true, unless: { versions: { numpy: '<1.16.3' } }, because: REFUSED },
  ];
}

/** Readers of what is no pickle, which take a name, a file, or a list of lines. */
const NAMED = 'numpy.{loadtxt,genfromtxt,fromfile}';

/** numpy/lib/_npyio_impl.py, _format_impl.py; before 2.0 npyio.py and format.py. */
export const model: Model = {
  library: 'NumPy',
  modules: ['numpy'],
  aliases: {
    'numpy.lib.{npyio,_npyio_impl}.load': 'numpy.load',
    'numpy.lib.{npyio,_npyio_impl}.NpzFile': 'numpy.lib.npyio.NpzFile',
    'numpy.lib._format_impl.read_array': 'numpy.lib.format.read_array',
  },
  sinks: [
    { call: NAMED, rule: 'injection/path', data: '0', form: 'target', safe: [IS_UPLOAD] },
    {
      call: 'numpy.load',
      rule: RULE,
      data: '0:file',
      form: 'file or path',
      safe: unlessAllowed('2:allow_pickle'),
      advice: ADVICE,
    },
    {
      call: 'numpy.lib.npyio.NpzFile',
      rule: RULE,
      data: '0:fid',
      form: 'file or path',
      safe: unlessAllowed('2:allow_pickle'),
      advice: ADVICE,
    },
    {
      call: 'numpy.lib.format.read_array',
      rule: RULE,
      data: '0:fp',
      form: 'file',
      safe: unlessAllowed('1:allow_pickle'),
      advice: ADVICE,
    },
  ],
};
