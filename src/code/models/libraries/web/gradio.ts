import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** gradio/interface.py, chat_interface.py, events.py: every component has the same listeners. */
export const model: Model = {
  library: 'Gradio',
  modules: ['gradio'],
  sources: [{ path: 'gradio.Request()', origin: 'remote', note: 'the HTTP request' }],
  entries: [
    {
      kind: 'ui',
      call: 'gradio.{Interface,ChatInterface,interface.Interface,chat_interface.ChatInterface}',
      argument: '0:fn',
      parameters: ALL_REMOTE,
    },
    {
      kind: 'ui',
      call: 'gradio.*().{click,submit,change,input,select,upload,clear,blur,edit,release,tick,load,like,stream,then,success,key_up,play,stop,delete}',
      argument: '0:fn',
      parameters: ALL_REMOTE,
    },
    { kind: 'ui', decorator: 'gradio.{on,render}()', parameters: ALL_REMOTE },
    { kind: 'ui', call: 'gradio.on', argument: '1:fn', parameters: ALL_REMOTE },
    { kind: 'http', call: 'gradio.api', argument: '0:fn', parameters: ALL_REMOTE },
  ],
};
