/**
 * What a configuration of Keras makes of itself: every object names its module and class, or a function, and a Lambda
 * layer brings bytecode. Sources: keras/src/saving/serialization_lib.py, keras/src/legacy/saving, tf_keras.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
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
  const { class_name: name, module, registered_name: registered } = object;
  if (typeof name !== 'string') return;
  if (isLambda(name, registered)) add(lambdaReason(object.config));
  if (VALUES.has(name)) return;
  if (name === '__lambda__') add(BYTECODE);
  else if (typeof module === 'string' && module !== 'builtins' && !OWN.test(module))
    add(importedReason(module, name, object.config));
  else if (name === 'function' && typeof object.config === 'string' && module === 'builtins')
    add(functionReason(object.config, registered));
  else if (
    typeof registered === 'string' &&
    registered.includes('>') &&
    !/^(?:Custom>)?(?:keras|Keras)/.test(registered)
  )
    add(registeredReason(registered));
}

function isLambda(name: string, registered: unknown): boolean {
  return name === 'Lambda' || name.endsWith('>Lambda') || registered === 'Lambda';
}

/** Bytecode as text or as a list with defaults and closure; or the name of a function. */
function lambdaReason(config: unknown): Reason {
  const { function: body } = (config ?? {}) as { function?: unknown };
  const isCode = typeof body !== 'string' || !/^\w+$/.test(body) || body.length > 64;
  return isCode
    ? BYTECODE
    : {
        rule: 'embedded-code',
        verdict: 'unknown',
        message: `a Lambda layer calls the function ${printable(body)}`,
      };
}

const BYTECODE: Reason = {
  rule: 'embedded-code',
  verdict: 'dangerous',
  message: 'a Lambda layer brings Python bytecode, which runs when the model is loaded or called',
};

/** The names of functions stand in their configuration. A vouched name is one for pickles, not for layers. */
function importedReason(module: string, name: string, config: unknown): Reason {
  const called = name === 'function' && typeof config === 'string' ? config : name;
  const message = `its configuration asks for ${printable(`${module}.${called}`)}, which is not part of Keras`;
  const vouched: Reason = { rule: 'embedded-code', verdict: 'unknown', message };
  return importReason('its configuration', module, called) ?? vouched;
}

function functionReason(config: string, registered: unknown): Reason {
  const message = `its configuration calls the function ${printable(typeof registered === 'string' ? registered : config)}`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

function registeredReason(registered: string): Reason {
  const message = `needs ${printable(registered)}, which the loading program has to register`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}
