import { parse, TomlError } from 'smol-toml';
import { messageOf, UsageError } from '../../../limits/errors.ts';
import { lineIn } from '../../../project/toml-lines.ts';
import type { Model } from '../vocabulary.ts';
import { type Fault, sentenceOf } from './faults.ts';
import { MODEL_SCHEMA } from './schema.ts';

/** A file of a user that describes a library, as it was read. */
export interface ModelFile {
  /** For messages, as it was named. */
  readonly path: string;
  readonly text: string;
}

/**
 * A model in TOML, in the words of the vocabulary. Throws {@link UsageError}, with file and line, on the first thing
 * that is not in it: a word that is passed over would make a model silently blind. `faultsOf` adds what only those
 * above can know: which rules there are, and what other models say.
 */
export function readModel(file: ModelFile, faultsOf: (model: Model) => Iterable<Fault>): Model {
  const table = tableOf(file);
  const result = MODEL_SCHEMA.safeParse(table, { reportInput: true });
  const [issue] = result.error?.issues ?? [];
  if (issue) throw refused(file, sentenceOf(issue));
  const model = result.data as Model;
  for (const fault of faultsOf(model)) throw refused(file, fault);
  return model;
}

function tableOf(file: ModelFile): unknown {
  try {
    return parse(file.text);
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const [what] = messageOf(error).split('\n');
    throw new UsageError(`${file.path}:${line}: ${what}`, 'correct the TOML syntax');
  }
}

function refused(file: ModelFile, { at, message, nextStep }: Fault): UsageError {
  return new UsageError(`${file.path}:${lineIn(file.text, at)}: ${spelled(at)}${message}`, nextStep);
}

/** `sinks[2].form`, counted from 1 as people do. */
function spelled(at: readonly PropertyKey[]): string {
  const words = at.map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`)).join('');
  return words === '' ? '' : `${words.slice(1)}: `;
}
