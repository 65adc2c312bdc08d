/**
 * What a configuration of Keras makes of itself: every object names its module and class, or a function, and a Lambda
 * layer brings bytecode. Sources: keras/src/saving/serialization_lib.py, keras/src/legacy/saving, tf_keras.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { effectOf } from '../pickle/policy/dangers.ts';
import { objectsIn } from './json.ts';
import { importReason } from './named.ts';

/** Modules of Keras itself, in its three homes. */
const OWN =
  /^(?:keras|tf_keras|tensorflow\.(?:python\.)?keras|tensorflow\.keras|keras_nlp|keras_hub|keras_cv)(?:\.|$)/;
/** Values that configurations hold and that Keras knows by these classes. */
const VALUES = new Set([
  '__tuple__',
  '__tensor__',
  '__numpy__',
  '__bytes__',
  '__slice__',
  '__ellipsis__',
  'TensorShape',
  'TypeSpec',
  'CompositeTensor',
  '__typespec__',
  '__dict__',
  '__set__',
  'tuple',
  'Dtype',
  'DType',
  'DTypePolicy',
  'Policy',
]);

/** Why it is not harmless; nothing for layers of Keras with plain numbers. Undefined for text that is no JSON. */
export function judgeKerasConfig(text: string, offset?: number): Reason[] | undefined {
  const objects = objectsIn(text);
  if (!objects) return undefined;
  const reasons = new Map<string, Reason>();
  const add = (reason: Reason) =>
    reasons.set(reason.message, offset === undefined ? reason : { ...reason, offset });
  for (const object of objects) judgeObject(object, add);
  return [...reasons.values()];
}

function judgeObject(object: Readonly<Record<string, unknown>>, add: (reason: Reason) => void): void {
  const { class_name: name, module, registered_name: registered, config } = object;
  if (typeof name !== 'string') return;
  if (isLambda(name, registered)) add(lambdaReason(config));
  for (const reason of reachingReasons(name, config)) add(reason);
  if (name === '__lambda__') add(BYTECODE);
  else if (name === 'TFOpLambda') judgeOperation(config, add);
  else if (typeof module === 'string' && module !== 'builtins') {
    if (!OWN.test(module)) add(importedReason(module, name, config));
    else if (!PARTS.test(module) || isReachingFunction(module, calledName(name, config)))
      add(ownReason(module, name, config));
  } else if (VALUES.has(name)) return;
  else if (name === 'function' && typeof config === 'string' && module === 'builtins')
    add(functionReason(config, registered));
  else if (module === 'builtins') add(functionReason(name, registered));
  else if (
    typeof registered === 'string' &&
    registered.includes('>') &&
    !/^(?:Custom>)?(?:keras|Keras)/.test(registered)
  )
    add(registeredReason(registered));
}

const LAYER = /^(?:.*>)?(\w+)$/;

/** Layers of Keras itself that read files, or unpickle, when they are made. Source: keras/src/layers, keras/src/utils/torch_utils.py. */
function reachingReasons(registered: string, config: unknown): Reason[] {
  const name = LAYER.exec(registered)?.[1];
  const { vocabulary, filepath } = (config ?? {}) as { vocabulary?: unknown; filepath?: unknown };
  if (name === 'TorchModuleWrapper') return [UNPICKLES];
  if (name === 'TFSMLayer' && typeof filepath === 'string')
    return [elsewhere('a TFSMLayer loads the model', filepath)];
  return typeof vocabulary === 'string'
    ? [elsewhere(`a ${printable(registered)} layer reads the file`, vocabulary)]
    : [];
}

const UNPICKLES: Reason = {
  rule: 'embedded-code',
  verdict: 'dangerous',
  message: 'a TorchModuleWrapper layer has a pickle loaded that its configuration holds',
};

function elsewhere(who: string, path: string): Reason {
  const message = `${who} ${printable(path)} when it is made`;
  return { rule: 'external-reference', verdict: 'suspicious', message };
}

/**
 * Parts of Keras whose classes and functions calculate. Others fetch files, load models and switch the safe mode off
 * (`keras.utils.get_file`, `keras.config.enable_unsafe_deserialization`): each such name was a way around it.
 */
const PARTS =
  /^(?:keras|tf_keras|keras\.src|tensorflow\.keras)$|\.(?:layers|initializers|activations|losses|metrics|optimizers|regularizers|constraints|models|engine|dtype_policies|quantizers|random|mixed_precision|feature_column|tokenizers|preprocessing)(?:\.|$)|\.ops\.(?:numpy|nn|math|image|linalg|core|einops)$/;

/** Classes of the same parts are looked at by themselves. */
function isReachingFunction(module: string, name: string): boolean {
  return /^[a-z]/.test(name) && effectOf(module, name) !== undefined;
}

function ownReason(module: string, name: string, config: unknown): Reason {
  const called = calledName(name, config);
  const what = printable(`${module}.${called}`);
  const message = `its configuration asks for ${what}, a part of Keras that models have no use for`;
  const isFunction = name === 'function' || effectOf(module, called) !== undefined;
  const verdict = isFunction ? 'dangerous' : 'unknown';
  return { rule: 'embedded-code', verdict, message, name: what };
}

/** A function of TensorFlow by its public path, called as soon as the layer is built. */
function judgeOperation(config: unknown, add: (reason: Reason) => void): void {
  const { function: path } = (config ?? {}) as { function?: unknown };
  if (typeof path !== 'string' || !REACHING.test(path)) return;
  const message = `a layer calls ${printable(path)} of TensorFlow, which reaches files or Python`;
  add({ rule: 'embedded-code', verdict: 'dangerous', message });
}

const REACHING =
  /^(?:io|data|saved_model|summary|train|profiler|raw_ops|load_library|load_op_library|py_function|numpy_function|compat)(?:\.|$)/;

function calledName(name: string, config: unknown): string {
  return name === 'function' && typeof config === 'string' ? config : name;
}

function isLambda(name: string, registered: unknown): boolean {
  return name === 'Lambda' || name.endsWith('>Lambda') || registered === 'Lambda';
}

/** Bytecode as text or as a list with defaults and closure; or the name of a function, which is judged by itself too. */
function lambdaReason(config: unknown): Reason {
  const name = functionName((config as { function?: unknown } | null)?.function);
  if (name === undefined) return BYTECODE;
  const message = `a Lambda layer calls the function ${printable(name)}`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

function functionName(body: unknown): string | undefined {
  if (typeof body === 'string') return /^\w{1,64}$/.test(body) ? body : undefined;
  const { class_name: kind, config } = (body ?? {}) as { class_name?: unknown; config?: unknown };
  return kind === 'function' && typeof config === 'string' ? config : undefined;
}

const BYTECODE: Reason = {
  rule: 'embedded-code',
  verdict: 'dangerous',
  message: 'a Lambda layer brings Python bytecode, which runs when the model is loaded or called',
};

/** The names of functions stand in their configuration. A vouched name is one for pickles, not for layers. */
function importedReason(module: string, name: string, config: unknown): Reason {
  const called = calledName(name, config);
  const message = `its configuration asks for ${printable(`${module}.${called}`)}, which is not part of Keras`;
  const vouched: Reason = { rule: 'embedded-code', verdict: 'unknown', message };
  return importReason('its configuration', module, called) ?? vouched;
}

/** Looked for among functions of Keras and those that are registered, and in releases that know no better in Python itself. */
function functionReason(config: string, registered: unknown): Reason {
  const known = importReason('its configuration', 'builtins', config);
  if (known?.verdict === 'dangerous') return known;
  const name = typeof registered === 'string' && registered !== 'function' ? registered : config;
  const message = `its configuration calls the function ${printable(name)}`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

function registeredReason(registered: string): Reason {
  const message = `needs ${printable(registered)}, which the loading program has to register`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}
