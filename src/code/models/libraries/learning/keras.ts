import type { Condition, Model } from '../../vocabulary.ts';

const MODEL = 'deserialization/model';

type Safe = readonly (Condition & { readonly because: string })[];

/** HDF5 files went past safe_mode until 3.11.3 (CVE-2025-9905), others of them before (CVE-2025-1550). */
const SAFE_MODE: Safe = [
  {
    argument: 'safe_mode',
    is: [true],
    unless: { versions: { keras: '<3.11.3' } },
    because: 'safe_mode refuses layers that hold code',
  },
  {
    argument: '3:safe_mode',
    absent: true,
    versions: { keras: '>=3.11.3' },
    because: 'safe_mode is on by default and refuses layers that hold code',
  },
];
const KERAS_3: Safe = [
  { versions: { keras: '>=3.0' }, because: 'Keras 3 makes only layers that it knows, without code' },
];
const ADVICE =
  'Leave safe_mode on and require Keras 3.11.3 or later, or load weights into a model built in code.';

/**
 * keras/src/saving/saving_api.py, saving_lib.py, serialization_lib.py; TensorFlow's copies of them, and its
 * SavedModel: a graph whose operations read and write files.
 */
export const model: Model = {
  library: 'Keras',
  modules: ['keras', 'tensorflow', 'tf_keras'],
  aliases: {
    'tensorflow.{keras,python.keras,compat.v1.keras,compat.v2.keras}': 'keras',
    'tensorflow.{compat.v1,compat.v2}': 'tensorflow',
    tf_keras: 'keras',
    'keras.engine.saving': 'keras.models',
    'keras.{saving,saving.save,saving.saving_api,src.saving.saving_api,engine.saving}.load_model':
      'keras.models.load_model',
    'keras.saving.legacy.{model_config,save}': 'keras.models',
    'keras.src.saving.serialization_lib.enable_unsafe_deserialization':
      'keras.config.enable_unsafe_deserialization',
    'keras.src.saving.serialization_lib.deserialize_keras_object': 'keras.saving.deserialize_keras_object',
    'keras.utils.deserialize_keras_object': 'keras.saving.deserialize_keras_object',
    'keras.export.TFSMLayer': 'keras.layers.TFSMLayer',
    'tensorflow.saved_model.{load_v2,loader.load}': 'tensorflow.saved_model.load',
  },
  sinks: [
    {
      call: 'keras.models.load_model',
      rule: MODEL,
      data: '0:filepath',
      form: 'file or path',
      safe: SAFE_MODE,
      advice: ADVICE,
    },
    {
      call: 'keras.models.{model_from_json,model_from_yaml,model_from_config}',
      rule: MODEL,
      data: ['0', 'json_string', 'yaml_string', 'config'],
      form: 'data',
      safe: KERAS_3,
      advice: 'Build the model in code, and load its weights.',
    },
    {
      call: 'keras.saving.deserialize_keras_object',
      rule: MODEL,
      data: '0:config',
      form: 'data',
      safe: [
        { argument: 'safe_mode', is: [true], because: 'safe_mode refuses layers that hold code' },
        {
          argument: 'safe_mode',
          absent: true,
          versions: { keras: '>=3.0' },
          because: 'safe_mode is on by default',
        },
      ],
      advice: 'Leave safe_mode on.',
    },
    {
      call: 'keras.config.enable_unsafe_deserialization',
      rule: 'deserialization/setting',
      reads: { origin: 'file', note: 'every model that is loaded from here on' },
      advice: 'Give safe_mode=False to the one call that needs it, on a file that nobody else can write.',
    },
    {
      call: 'tensorflow.saved_model.load',
      rule: MODEL,
      data: ['0:export_dir', 'export_dir'],
      form: 'path',
      advice: 'Load only models whose signature or hash has been checked.',
    },
    {
      call: 'keras.layers.TFSMLayer',
      rule: MODEL,
      data: '0:filepath',
      form: 'path',
      advice: 'Load only models whose signature or hash has been checked.',
    },
  ],
};
