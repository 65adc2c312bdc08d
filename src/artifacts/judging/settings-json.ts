/** Objects of JSON that libraries take for orders: to import, to call, to unpickle, to fetch. */

import { pushAll } from '../../limits/lists.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { judgeTemplate } from './jinja.ts';
import { type JsonObject, objectsIn } from './json.ts';
import { judgeKerasConfig } from './keras.ts';
import { importReason } from './named.ts';

/** A look before the document is read; a key may be written with escapes. */
export const TELLING_KEYS =
  /"(?:_?type|_?class|cls|implementation|_?class_path|class_name|__class(?:name)?__|__cls__|uses|\w*activation_f\w+)"\s*:\s*"[\w.]+\.\w+"|"class_name"\s*:\s*"(?:Functional|Sequential|Model|Lambda)"|"@module"|"@callable"|"provider"|"pythonClassName"|"lc"|"_type"|"filters"|"compressor"|"codecs"|"gen"|"templates"|weight_map|attn_implementation|custom_generate|custom_ops_library|column_encodings|data_format|"\(\)"|"registered_name"|externalData|"types"|"command"|ext:\/\/|\\u00/;

/** Each knows the objects of one library, and says what is wrong with one. */
type Judge = (object: JsonObject, file: string) => readonly Reason[];

export function judgeObjects(text: string, file: string): Reason[] {
  const objects = objectsIn(text) ?? text.split('\n').flatMap((line) => objectsIn(line) ?? []);
  const reasons = objects.flatMap((object) => JUDGES.flatMap((judge) => judge(object, file)));
  const keras = objects.some(/^config\.json$/i.test(file) ? isPreset : isKerasModel);
  return keras ? [...reasons, ...(judgeKerasConfig(text) ?? [])] : reasons;
}

/** Only what does harm. */
export function harmOf(who: string, path: unknown): Reason[] {
  if (typeof path !== 'string') return [];
  const dot = path.lastIndexOf('.');
  const reason = dot < 0 ? undefined : importReason(who, path.slice(0, dot), path.slice(dot + 1));
  return reason?.verdict === 'dangerous' ? [reason] : [];
}

/** Source: monty/json.py, MontyDecoder. */
const monty: Judge = (object) => {
  const module = object['@module'];
  if (typeof module !== 'string') return [];
  return ['@class', '@callable'].flatMap((key) =>
    typeof object[key] === 'string' ? harmOf('an object of monty', `${module}.${object[key]}`) : [],
  );
};

/** Source: autogen_core/_component_config.py. */
const provider: Judge = ({ provider: path, config }) =>
  typeof config === 'object' ? harmOf('a component of AutoGen', path) : [];

/** Source: tensorflow_datasets/core/features/feature.py. */
const feature: Judge = ({ pythonClassName: path }) => {
  if (typeof path !== 'string' || /^tensorflow_datasets\./.test(path)) return [];
  const harm = harmOf('a feature of tensorflow_datasets', path);
  return harm.length > 0
    ? harm
    : [unknown(`a feature of tensorflow_datasets has ${printable(path)} imported`)];
};

/** Source: langchain_core/load/load.py, langchain/chains/loading.py. */
const chain: Judge = (object) => {
  const { lc, type, id, _type: kind, template, template_format: language } = object;
  const reasons: Reason[] = [];
  if (lc === 1 && type === 'constructor' && Array.isArray(id)) {
    const path = id.join('.');
    if (!/^langchain/.test(path)) pushAll(reasons, harmOf('an object of LangChain', path));
  }
  if (lc === 1 && type === 'secret' && Array.isArray(id))
    reasons.push(
      unknown(`an object of LangChain is given the environment variable ${printable(id.join('.'))}`),
    );
  if (typeof kind === 'string' && /bash|python_?repl|\bpal_chain|terminal/.test(kind))
    reasons.push(unknown(`a chain of LangChain (${printable(kind)}) runs what a model says`));
  if (typeof kind === 'string') pushAll(reasons, Object.entries(object).filter(isPathOut).map(outside));
  if (language === 'jinja2' && typeof template === 'string') pushAll(reasons, judgeTemplate(template));
  return reasons;
};

/** Parts of a prompt or chain that lie in files of their own. Source: langchain_core/prompts/loading.py. */
function isPathOut([key, path]: readonly [string, unknown]): boolean {
  return /^(?:template|prefix|suffix|(?:example_)?prompt|llm(?:_chain)?)_path$/.test(key) && leadsOut(path);
}

function outside([key, path]: readonly [string, unknown]): Reason {
  const message = `it has ${printable(`${path}`)} read, outside of its folder (${printable(key)})`;
  return { rule: 'escaping-path', verdict: 'suspicious', message };
}

/** Source: onnx.proto3 as JSON. */
const tensor: Judge = ({ key, value }) =>
  key === 'location' && leadsOut(value) ? [outside(['a tensor', value])] : [];

/** Source: sentence_transformers/models/Router.py. */
const router: Judge = ({ types, structure }) =>
  typeof structure === 'object' ? textsOf(types).flatMap((path) => harmOf('a part of a router', path)) : [];

/** Source: lhotse/audio/source.py. */
const recording: Judge = ({ type, source, channels }) =>
  type === 'command' && typeof source === 'string' && Array.isArray(channels)
    ? [unknown(`whoever reads its sound starts a command: ${printable(source.slice(0, 100))}`)]
    : [];

/** Source: numcodecs/pickles.py. */
const CODEC = /^(?:numcodecs\.)?(?:pickle|dill|cloudpickle)$/;
const codec: Judge = ({ filters, compressor, codecs }) =>
  [filters, compressor, codecs].flat().flatMap((one) => {
    const { id, name } = (one ?? {}) as { id?: unknown; name?: unknown };
    const called = [id, name].find((text) => typeof text === 'string' && CODEC.test(text));
    return called === undefined ? [] : [unknown(`an array of zarr has its chunks loaded by ${called}`)];
  });

/** Source: fsspec/implementations/reference.py, which fills them in with Jinja. */
const references: Judge = ({ refs, templates, gen }) =>
  typeof refs === 'object' && refs !== null
    ? [templates, gen].flat().flatMap(textsOf).flatMap(judgeTemplate)
    : [];

/** The values of an object that are texts. */
function textsOf(object: unknown): string[] {
  if (typeof object !== 'object' || object === null) return [];
  return Object.values(object).filter((value) => typeof value === 'string');
}

const weights: Judge = ({ weight_map: map }) =>
  typeof map === 'object' && map !== null
    ? [...new Set(Object.values(map))].filter(leadsOut).map((path) => ({
        rule: 'escaping-path',
        verdict: 'suspicious',
        message: `it has weights read from ${printable(path)}, outside of its folder`,
      }))
    : [];

/** Kernels and ways to generate that transformers fetches by the name of a repository. */
const fetched: Judge = (object) =>
  ['attn_implementation', '_attn_implementation', 'custom_generate'].flatMap((key) => {
    const name = object[key];
    if (typeof name !== 'string' || !/^[\w.-]+\/[\w.-]+/.test(name)) return [];
    return [unknown(`it has the code of ${printable(name)} fetched (${key})`)];
  });

/** Source: onnxruntime-genai, src/config.cpp. */
const native: Judge = ({ custom_ops_library: path }) =>
  typeof path === 'string' ? [unknown(`it has the native library ${printable(path)} loaded`)] : [];

/** Source: streaming/base/format/mds/encodings.py; litdata/streaming/serializers.py. */
const shards: Judge = ({ column_encodings: columns, data_format: data }, file) => {
  const kinds = [columns, /^index\.json$/i.test(file) ? data : undefined].flat();
  return kinds.some((kind) => typeof kind === 'string' && /^(?:pkl|pickle)$/.test(kind))
    ? [unknown('the values of its shards are pickles')]
    : [];
};

/** What `ext://` stands for; the streams of the program are what it is there for. */
export function externHarm(path: string): Reason[] {
  return /^sys\.std(?:in|out|err)$/.test(path) ? [] : harmOf('logging', path);
}

/** Source: Lib/logging/config.py. */
const logging: Judge = (object) => [
  ...harmOf('a factory of logging', object['()']),
  ...Object.values(object).flatMap((value) =>
    typeof value === 'string' && value.startsWith('ext://') ? externHarm(value.slice(6)) : [],
  ),
];

/**
 * What is named as a class or a function, whatever the library calls the key: AllenNLP, jsonargparse and Lightning, MMEngine,
 * Airflow (serde.py), Spark (ml/util.py), sktime, flair, glue (core/state.py), MLServer, Rasa (engine/graph.py),
 * sentence-transformers (models/Dense.py).
 */
const CALLED =
  /^(?:_?type|_?class|cls|implementation|_?class_path|class_name|__class(?:name)?__|__cls__|uses|\w*activation_f\w+)$/;
const named: Judge = (object) =>
  Object.entries(object).flatMap(([key, path]) => (CALLED.test(key) ? harmOf('an object', path) : []));

/** What KerasHub keeps of a model beside its weights. */
function isPreset({ module, class_name: name, registered_name: registered }: JsonObject): boolean {
  return (
    typeof module === 'string' &&
    /^keras_/.test(module) &&
    typeof name === 'string' &&
    registered !== undefined
  );
}

/** What `model.to_json` of Keras writes; `config.json` is that of an archive, and judged there. */
function isKerasModel({ class_name: name, config }: JsonObject): boolean {
  return (
    typeof config === 'object' &&
    config !== null &&
    /^(?:Functional|Sequential|Model|Lambda)$/.test(`${name}`)
  );
}

const JUDGES: readonly Judge[] = [
  named,
  monty,
  provider,
  feature,
  chain,
  codec,
  references,
  weights,
  fetched,
  native,
  shards,
  logging,
  tensor,
  router,
  recording,
];

function unknown(message: string): Reason {
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

function leadsOut(path: unknown): path is string {
  return typeof path === 'string' && (/^(?:[/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes('..'));
}
