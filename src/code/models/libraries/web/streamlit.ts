import type { Model } from '../../vocabulary.ts';

const WIDGETS = 'text_input,text_area,chat_input,data_editor,color_picker';
/** What a visitor picks is one of these: of some the number of it comes back, of others the server compares it. */
const CHOICES = 'selectbox,multiselect,radio,select_slider,pills,segmented_control';
const HTML = { argument: 'unsafe_allow_html', is: [true] } as const;

/** lib/streamlit/elements/widgets, runtime/state, `experimental_get_query_params` of older versions. */
export const model: Model = {
  library: 'Streamlit',
  modules: ['streamlit'],
  aliases: { 'streamlit.{sidebar,container(),form(),expander(),empty(),popover()}': 'streamlit' },
  types: { 'streamlit.{columns,tabs}()[]': 'streamlit' },
  shared: ['streamlit.session_state'],
  sources: [
    { path: `streamlit.{${WIDGETS}}()`, origin: 'remote', note: 'what a visitor enters' },
    {
      path: 'streamlit.{file_uploader,camera_input,audio_input}()',
      origin: 'remote',
      note: 'an uploaded file',
      stream: true,
    },
    {
      path: 'streamlit.{query_params,context,experimental_get_query_params()}',
      origin: 'remote',
      note: 'the HTTP request',
    },
    { path: 'streamlit.secrets', origin: 'local', note: 'the configuration' },
    { path: 'streamlit.session_state', origin: 'unknown', note: "the visitor's session" },
  ],
  propagators: [{ call: `streamlit.{${CHOICES}}`, from: '1:options' }],
  sinks: [
    {
      call: 'streamlit.{markdown,caption,write}',
      rule: 'injection/markup',
      data: '0:body',
      form: 'text',
      when: [HTML],
    },
    {
      call: 'streamlit.{html,components.v1.html}',
      rule: 'injection/markup',
      data: '0:body',
      form: 'text',
    },
  ],
};
