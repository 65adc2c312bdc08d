import type { Model } from '../../vocabulary.ts';

const GIVEN = { '*': { type: 'gradio.Given()' } } as const;

/** gradio/interface.py, chat_interface.py, events.py: every component has the same listeners. */
export const model: Model = {
  library: 'Gradio',
  modules: ['gradio'],
  sources: [
    { path: 'gradio.Request()', origin: 'remote', note: 'the HTTP request' },
    { path: 'gradio.Given()', origin: 'remote', note: 'what a user of the page gives' },
  ],
  // gradio/utils.py, NamedString; an uploaded file lies where Gradio has put it.
  sanitizers: [{ call: 'gradio.Given().name', data: 'self', rules: ['injection/path'] }],
  entries: [
    {
      kind: 'ui',
      call: 'gradio.{Interface,ChatInterface,interface.Interface,chat_interface.ChatInterface}',
      argument: '0:fn',
      parameters: GIVEN,
    },
    {
      kind: 'ui',
      call: 'gradio.*().{click,submit,change,input,select,upload,clear,blur,edit,release,tick,load,like,stream,then,success,key_up,play,stop,delete}',
      argument: '0:fn',
      parameters: GIVEN,
    },
    { kind: 'ui', decorator: 'gradio.{on,render}()', parameters: GIVEN },
    { kind: 'ui', call: 'gradio.on', argument: '1:fn', parameters: GIVEN },
    { kind: 'http', call: 'gradio.api', argument: '0:fn', parameters: GIVEN },
  ],
};
