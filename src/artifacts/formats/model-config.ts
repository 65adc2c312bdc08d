import { pushAll } from '../../limits/lists.ts';
import {
  type ArtifactFormat,
  type Content,
  type Inspection,
  isPartial,
  undecided,
} from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { judgeTemplate } from '../judging/jinja.ts';
import { type JsonObject, objectsIn } from '../judging/json.ts';
import { importReason } from '../judging/named.ts';

const LARGEST = 16 * 1024 * 1024;

const TOO_LARGE: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: `it has more than ${LARGEST} bytes, which are not read`,
};

const JSON_NAMES = /(?:^|[_-])config\.json$|^(?:chat_template|(?:modular_)?model_index|modules)\.json$/i;
/** Since transformers 4.43 the template may be a file of its own. */
const TEMPLATE_NAME = /^chat_template\.jinja$/i;
/** Others beside it, by the names of their uses; templates of programs too, which may do more than those of models. */
const OTHER_TEMPLATE = /\.(?:jinja2?|prompty)$/i;
/** Of MLflow: YAML, whose flavour of Python functions has a module imported. Source: mlflow/pyfunc/__init__.py. */
const MLFLOW = 'MLmodel';
const LOADER = /\bloader_module["']?\s*:\s*["']?([\w.]+)/g;
/** A model from code is the program that makes it. Source: mlflow/models/utils.py. */
const CODE_PATH = /\bmodel_code_path["']?\s*:\s*["']?([^\s"',}]{1,300})/g;
const TELLING = /auto_map|chat_template|_class_name|"type"|parent_library/;

/** Names and first bytes say that it may be one; most hold nothing of the kind, and are no artifacts. */
export const format: ArtifactFormat = {
  name: 'model-config',
  description:
    'configurations of transformers, diffusers, peft and sentence-transformers that name code; chat templates',
  family: 'model',
  rank: 0,
  recognises: ({ head, name }) =>
    OTHER_TEMPLATE.test(name) ||
    name === MLFLOW ||
    (JSON_NAMES.test(name) && /^\s*[[{]/.test(Buffer.from(head).toString('latin1'))),
  inspect(content: Content): Inspection | undefined {
    if (content.size > LARGEST) return undecided('model-config', TOO_LARGE);
    const text = isPartial(content) ? '' : Buffer.from(content.source.read(0, LARGEST)).toString('utf8');
    const reasons = reasonsOf(text, content.name);
    return reasons.length > 0 ? { format: 'model-config', globals: [], reasons } : undefined;
  },
};

function reasonsOf(text: string, name: string): Reason[] {
  if (TEMPLATE_NAME.test(name)) return judgeTemplate(text);
  if (OTHER_TEMPLATE.test(name)) return judgeTemplate(text).filter(({ verdict }) => verdict === 'dangerous');
  return name === MLFLOW
    ? [
        ...[...text.matchAll(LOADER)].flatMap(([, module]) => loaderReasons(module ?? '')),
        ...[...text.matchAll(CODE_PATH)].map(([, path]) => codeReason(path ?? '')),
      ]
    : configReasons(text, name);
}

/** The modules of MLflow itself load what lies beside, which is inspected by itself. */
function loaderReasons(module: string): Reason[] {
  if (/^mlflow(?:\.|$)/.test(module)) return [];
  return asList(importReason('it', module, '_load_pyfunc'));
}

function codeReason(path: string): Reason {
  const message = `MLflow runs ${printable(path)} beside it to make the model`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

function configReasons(text: string, name: string): Reason[] {
  if (!TELLING.test(text)) return [];
  const objects = objectsIn(text) ?? [];
  const reasons = objects.flatMap(objectReasons);
  if (/^(?:modular_)?model_index\.json$/i.test(name)) pushAll(reasons, pipelineReasons(objects[0] ?? {}));
  if (/^modules\.json$/i.test(name)) pushAll(reasons, objects.flatMap(moduleReasons));
  if (/^adapter_config\.json$/i.test(name)) pushAll(reasons, objects.flatMap(adapterReasons));
  return reasons;
}

/** Libraries that a pipeline of diffusers takes its parts from; the others are modules beside it, or any that there are. */
const PARTS =
  /^(?:diffusers|transformers|onnxruntime|optimum|peft|accelerate|tokenizers)(?:\.|$)|^(?:stable_diffusion\w*|kandinsky\w*|deepfloyd_if|audioldm2|unidiffuser|paint_by_example|shap_e|latent_diffusion|wuerstchen|stable_cascade|[a-z_]+_safety)$/;

/** `"unet": ["diffusers", "UNet2DConditionModel"]`. Source: diffusers/pipelines/pipeline_loading_utils.py. */
function pipelineReasons(index: JsonObject): Reason[] {
  if (!('_class_name' in index || '_blocks_class_name' in index)) return [];
  return Object.entries(index).flatMap(([key, value]) => {
    if (!Array.isArray(value) || typeof value[0] !== 'string' || typeof value[1] !== 'string') return [];
    const [library, name] = value as [string, string];
    if (key === '_class_name') return [classReason(`${library}.${name}`)];
    return PARTS.test(library) ? [] : asList(importReason('it', library, name));
  });
}

/** Source: sentence_transformers/util.py, import_from_string. */
function moduleReasons({ idx, path, type }: JsonObject): Reason[] {
  if (typeof idx !== 'number' || typeof path !== 'string') return [];
  if (typeof type !== 'string' || type.startsWith('sentence_transformers.')) return [];
  const dot = type.lastIndexOf('.');
  return dot < 0 ? [] : asList(importReason('it', type.slice(0, dot), type.slice(dot + 1)));
}

/** Source: peft/auto.py. */
function adapterReasons({ base_model_class: name, parent_library: library }: JsonObject): Reason[] {
  if (
    typeof name !== 'string' ||
    typeof library !== 'string' ||
    /^(?:transformers|diffusers|peft)(?:\.|$)/.test(library)
  )
    return [];
  return asList(importReason('it', library, name));
}

function asList(reason: Reason | undefined): Reason[] {
  return reason ? [reason] : [];
}

function objectReasons({
  auto_map: map,
  chat_template: template,
}: Readonly<Record<string, unknown>>): Reason[] {
  const templates =
    typeof template === 'string' ? [template] : Object.values(template ?? {}).flatMap(templateOf);
  const classes = typeof map === 'object' && map !== null ? Object.values(map).flat() : [];
  return [
    ...classes.filter((name) => typeof name === 'string').map(classReason),
    ...templates.flatMap(judgeTemplate),
  ];
}

function templateOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const { template } = (value ?? {}) as { template?: unknown };
  return typeof template === 'string' ? [template] : [];
}

/** `module.Class`, or `owner/name--module.Class` in another repository. */
function classReason(name: string): Reason {
  const [where, what] = name.includes('--') ? name.split('--', 2) : [undefined, name];
  const place = where === undefined ? '' : ` of ${printable(where)}`;
  const message = `it has ${printable(what as string)}${place} imported where trust_remote_code is set`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}
