import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** dash/_callback.py, dash/dash.py. */
export const model: Model = {
  library: 'Dash',
  modules: ['dash'],
  aliases: { 'dash._callback.callback': 'dash.callback', 'dash.dash.Dash': 'dash.Dash' },
  entries: [{ kind: 'ui', decorator: 'dash.{callback,Dash().callback}()', parameters: ALL_REMOTE }],
};
