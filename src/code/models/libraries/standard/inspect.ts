import type { Model } from '../../vocabulary.ts';

/** Lib/inspect.py: what functions and classes look like stands in the code. */
export const model: Model = {
  library: 'inspect',
  modules: ['inspect'],
  sources: [
    {
      path: 'inspect.{signature,getfullargspec,getargspec,getsource,getsourcelines,getdoc,getmodule,getfile}()',
      origin: 'constant',
      note: 'what a definition in the code says',
    },
  ],
};
