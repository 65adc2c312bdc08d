/**
 * Operations that write checkpoints. Every SavedModel has them, in a function that its saver calls with the name of the
 * file, which whoever saves the model feeds into the placeholder `saver_filename`. Anywhere else they write where the
 * graph says. Source: tensorflow/python/checkpoint/functional_saver.py, saved_model/save.py.
 */
import type { Reason } from '../inspection/reason.ts';

export const SAVING = new Set(['SaveV2', 'MergeV2Checkpoints', 'Save', 'SaveSlices']);

const FILE_NAME = 'saver_filename';
/** Before TensorFlow 2 the saver was a part of the graph, and known by its scope. */
const OLD_SAVER = /^(?:.*\/)?save(?:_\d+)?\//;

export interface GraphNode {
  readonly name: string;
  readonly operation: string;
  readonly inputs: readonly string[];
  /** Functions that it calls. */
  readonly calls: readonly string[];
  /** The function that it stands in; undefined in the graph itself. */
  readonly within: string | undefined;
  readonly offset: number;
}

/** Told of every node, it knows in the end which ones only savers get to. */
export class Savers {
  readonly #saving: GraphNode[] = [];
  /** Functions that something else than a saver calls. */
  readonly #open = new Set<string>();
  /** Nobody but a saver gives the name of the file. */
  #isOwn = true;

  node(node: GraphNode): void {
    const { name, operation, inputs, calls, within } = node;
    if (SAVING.has(operation)) this.#saving.push(node);
    if (name === FILE_NAME && within === undefined && operation !== 'Placeholder') this.#isOwn = false;
    const isSaver = within === undefined && inputs[0] === FILE_NAME;
    if (!isSaver) for (const called of calls) this.#open.add(called);
  }

  /** A function that Python gets by its name, or that is the gradient of another. */
  calledFromOutside(name: string): void {
    this.#open.add(name);
  }

  /** A tensor of a signature: whoever uses the model gives it or gets it. */
  fed(tensor: string): void {
    if (tensor.split(':')[0] === FILE_NAME) this.#isOwn = false;
  }

  reasons(): Reason[] {
    return this.#saving.flatMap((node) => this.#reasonFor(node) ?? []);
  }

  #reasonFor({ name, operation, within, offset }: GraphNode): Reason | undefined {
    if (within !== undefined && within !== '' && this.#isOwn && !this.#open.has(within)) return undefined;
    if (within === undefined && OLD_SAVER.test(name)) {
      const message = `the graph has a saver of its own (${operation}), which writes files if it is run`;
      return { rule: 'embedded-code', verdict: 'unknown', message, offset };
    }
    const message = `the graph has the operation ${operation}, which writes and deletes files`;
    return { rule: 'embedded-code', verdict: 'dangerous', message, offset };
  }
}
