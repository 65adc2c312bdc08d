import type { Model } from '../../vocabulary.ts';

/** IPython/core/interactiveshell.py. */
export const model: Model = {
  library: 'IPython',
  modules: ['IPython'],
  aliases: {
    'IPython.core.getipython.get_ipython': 'IPython.get_ipython',
    'IPython.core.interactiveshell.InteractiveShell': 'IPython.get_ipython',
    'IPython.core.interactiveshell.InteractiveShell.instance': 'IPython.get_ipython',
  },
  sinks: [
    {
      call: 'IPython.get_ipython().{run_cell,run_cell_async,ex,ev,run_line_magic,system}',
      rule: 'injection/eval',
      data: ['0', '1:line'],
      form: 'data',
    },
  ],
};
