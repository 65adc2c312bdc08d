import type { Model } from '../../vocabulary.ts';

const WIDGETS =
  'text_input,text_area,chat_input,file_uploader,camera_input,audio_input,data_editor,number_input,date_input,time_input,color_picker,selectbox,multiselect,radio,slider,select_slider,pills,segmented_control';

/** lib/streamlit/elements/widgets, runtime/state, `experimental_get_query_params` of older versions. */
export const model: Model = {
  library: 'Streamlit',
  modules: ['streamlit'],
  aliases: { 'streamlit.{sidebar,container(),form(),expander(),empty(),popover()}': 'streamlit' },
  types: { 'streamlit.{columns,tabs}()[]': 'streamlit' },
  sources: [
    { path: `streamlit.{${WIDGETS}}()`, origin: 'remote', note: 'what a visitor enters' },
    {
      path: 'streamlit.{query_params,context,experimental_get_query_params()}',
      origin: 'remote',
      note: 'the HTTP request',
    },
    { path: 'streamlit.secrets', origin: 'local', note: 'the configuration' },
    { path: 'streamlit.session_state', origin: 'unknown', note: "the visitor's session" },
  ],
};
