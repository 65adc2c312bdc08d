import type { Model } from '../../vocabulary.ts';

/** Functions that download a file and give its name: who loads that file loads what was downloaded. */
export const model: Model = {
  library: 'downloads',
  modules: [
    'huggingface_hub',
    'gdown',
    'wget',
    'pooch',
    'kagglehub',
    'transformers',
    'modelscope',
    'tensorflow',
    'keras',
  ],
  aliases: {
    'huggingface_hub.file_download': 'huggingface_hub',
    'keras.utils.get_file': 'tensorflow.keras.utils.get_file',
    'tensorflow.keras.utils.data_utils.get_file': 'tensorflow.keras.utils.get_file',
  },
  sources: [
    {
      path: 'huggingface_hub.{hf_hub_download,snapshot_download,cached_download,HfApi().hf_hub_download,HfApi().snapshot_download}()',
      origin: 'response',
      note: 'a file from the Hugging Face hub',
      chosenBy: '0:repo_id',
    },
    {
      path: 'transformers.utils.{cached_file,hub.cached_file}()',
      origin: 'response',
      note: 'a file from the Hugging Face hub',
    },
    {
      path: 'transformers.{cached_path,file_utils.cached_path}()',
      origin: 'response',
      note: 'a downloaded file',
    },
    {
      path: 'gdown.{download,cached_download,download_folder}()',
      origin: 'response',
      note: 'a file from Google Drive',
      chosenBy: '0:url',
    },
    { path: 'wget.download()', origin: 'response', note: 'a downloaded file', chosenBy: '0:url' },
    {
      path: 'pooch.{retrieve,create().fetch,Pooch().fetch}()',
      origin: 'response',
      note: 'a downloaded file',
    },
    { path: 'kagglehub.{model_download,dataset_download}()', origin: 'response', note: 'a downloaded file' },
    {
      path: 'modelscope.{snapshot_download,hub.snapshot_download.snapshot_download}()',
      origin: 'response',
      note: 'a downloaded file',
    },
    {
      path: 'tensorflow.keras.utils.get_file()',
      origin: 'response',
      note: 'a downloaded file',
      chosenBy: '1:origin',
    },
  ],
  sinks: [
    { call: 'wget.download', rule: 'injection/url', data: '0:url', form: 'data' },
    { call: 'wget.download', rule: 'injection/path', data: '1:out', form: 'target', writes: true },
    { call: 'pooch.retrieve', rule: 'injection/url', data: '0:url', form: 'data' },
    { call: 'tensorflow.keras.utils.get_file', rule: 'injection/url', data: '1:origin', form: 'data' },
  ],
};
