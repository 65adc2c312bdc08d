/**
 * What a configuration of Keras makes of itself: every object names its module and class, or a function, and a Lambda
 * layer brings bytecode. Sources: keras/src/saving/serialization_lib.py, keras/src/legacy/saving, tf_keras.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';

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
const MOST = 1_000_000;

/** Why it is not harmless; nothing for layers of Keras with plain numbers. Undefined for text that is no JSON. */
export function judgeKerasConfig(text: string, offset?: number): Reason[] | undefined {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return undefined;
  }
  const reasons = new Map<string, Reason>();
  const add = (reason: Reason) => {
    if (!reasons.has(reason.message))
      reasons.set(reason.message, offset === undefined ? reason : { ...reason, offset });
  };
  // Its own stack: configurations nest as deep as somebody likes. JSON.parse itself has a limit and says so.
  const stack: unknown[] = [config];
  for (let count = 0; stack.length > 0; count += 1) {
    if (count > MOST) {
      add({
        rule: 'unsupported',
        verdict: 'unreadable',
        message: 'its configuration is too large to be judged',
      });
      break;
    }
    const value = stack.pop();
    if (typeof value === 'string' && /^\s*[[{]/.test(value) && value.includes('class_name')) {
      // TensorFlow keeps some configurations as text within text.
      try {
        stack.push(JSON.parse(value));
      } catch {}
    }
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) judgeObject(value as Record<string, unknown>, add);
    stack.push(...Object.values(value));
  }
  return [...reasons.values()];
}

function judgeObject(object: Record<string, unknown>, add: (reason: Reason) => void): void {
  const { class_name: name, module, registered_name: registered } = object;
  if (typeof name !== 'string') return;
  if (isLambda(name, registered)) add(lambdaReason(object.config));
  if (VALUES.has(name)) return;
  if (name === '__lambda__') add(BYTECODE);
  else if (typeof module === 'string' && module !== 'builtins' && !OWN.test(module))
    add(importReason(module, name, object));
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

function importReason(module: string, name: string, object: Record<string, unknown>): Reason {
  const top = module.split('.')[0] as string;
  const what = printable(`${module}.${name === 'function' ? object.config : name}`);
  const message = `its configuration has ${what} imported`;
  if (HARMFUL.has(top)) return { rule: 'embedded-code', verdict: 'dangerous', message, name: what };
  return { rule: 'embedded-code', verdict: 'unknown', message, name: what };
}

/** Modules whose functions are what attacks on this format call. */
const HARMFUL = new Set(
  `os posix nt subprocess builtins sys shutil socket ctypes importlib runpy code codeop pty marshal pickle _pickle
    commands webbrowser ftplib urllib http smtplib asyncio multiprocessing threading pip setuptools distutils idlelib
    timeit cProfile profile pdb bdb trace doctest operator functools types inspect ast platform tempfile pathlib io`.split(
    /\s+/,
  ),
);

function functionReason(config: string, registered: unknown): Reason {
  const message = `its configuration calls the function ${printable(typeof registered === 'string' ? registered : config)}`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

function registeredReason(registered: string): Reason {
  const message = `needs ${printable(registered)}, which the loading program has to register`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}
