import { leadsOut } from '../../archive/paths.ts';
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { type GraphNode, Savers } from '../judging/savers.ts';
import { dangerousOperation } from '../judging/tensorflow.ts';
import { fieldsIn, type Messages, textOf, type Visited, visit } from '../reading/protobuf.ts';

/** Source: tensorflow/core/protobuf/{saved_model,meta_graph}.proto, core/framework/{graph,function,node_def}.proto. */
const MESSAGES: Messages = {
  SavedModel: { 2: 'MetaGraph' },
  MetaGraph: { 2: 'Graph', 5: 'SignatureEntry', 6: 'Asset', 7: 'Objects' },
  Graph: { 1: 'Node', 2: 'Library' },
  Library: { 1: 'Function', 2: 'Gradient' },
  Function: { 3: 'FunctionNode' },
  Node: { 5: 'Attribute' },
  FunctionNode: { 5: 'Attribute' },
  Attribute: { 2: 'Value' },
  Value: { 1: 'List', 10: 'Called' },
  List: { 9: 'Called' },
  SignatureEntry: { 2: 'Signature' },
  Signature: { 1: 'TensorEntry', 2: 'TensorEntry' },
  TensorEntry: { 2: 'Tensor' },
  Tensor: { 4: 'SparseTensor' },
  Objects: { 2: 'ConcreteFunction' },
};

const LONGEST_PATH = 4096;

/** A protocol buffer has no magic; TensorFlow knows the file by its name. */
export const format: ArtifactFormat = {
  name: 'saved-model',
  description: 'TensorFlow SavedModel or frozen graph, whose operations can read and write files',
  family: 'model',
  rank: 0,
  first: '\x08\x0a\x12',
  recognises: ({ head, name }) =>
    (name === 'saved_model.pb' && (head[0] === 0x08 || head[0] === 0x12)) || isGraph(name, head),
  inspect({ source, name, head }: Content, context: Context): Inspection {
    const root = isGraph(name, head) ? 'Graph' : 'SavedModel';
    const findings = new Findings();
    const why = readingReasons(() => {
      for (const field of visit(source, root, MESSAGES, context.budget))
        if (field.of === 'Asset' && field.number === 2) findings.asset(textOf(source, field), field.start);
        else findings.field(source, field, context.budget);
    });
    return { format: 'saved-model', globals: [], reasons: [...findings.reasons(), ...why] };
  },
};

/**
 * Puts nodes together from their fields, which may stand in any order: those of a message come one after the other, and
 * what lies within them before the next message.
 */
class Findings {
  readonly #savers = new Savers();
  readonly #found = new Map<string, Reason>();
  #function = { message: -1, name: '' };
  #node: Node | undefined;

  asset(path: string, offset: number): void {
    const message = `an asset is ${printable(path)}, out of the folder of the model`;
    if (leadsOut(path))
      this.#found.set(message, { rule: 'escaping-path', verdict: 'suspicious', message, offset });
  }

  field(source: ByteSource, field: Visited, budget: Budget): void {
    const { of, number, message, start } = field;
    if (of === 'Function') {
      if (this.#function.message !== message) this.#function = { message, name: '' };
      if (number === 1) this.#function.name = nameIn(source, field, budget);
    } else if (of === 'Gradient' || (of === 'ConcreteFunction' && number === 1)) {
      this.#savers.calledFromOutside(textOf(source, field));
    } else if ((of === 'Tensor' && number === 1) || of === 'SparseTensor') {
      this.#savers.fed(textOf(source, field));
    } else if (of === 'Value' && number === 2) {
      if (field.end - start < LONGEST_PATH) this.#text(textOf(source, field), start);
    } else if (of === 'Called') {
      if (number === 1) this.#node?.calls.push(textOf(source, field));
    } else if (of === 'Node' || of === 'FunctionNode') {
      if (this.#node?.offset !== message)
        this.#begin(of === 'Node' ? undefined : this.#function.name, message);
      const node = this.#node as Node;
      if (number === 1) node.name = textOf(source, field);
      if (number === 3) node.inputs.push(textOf(source, field));
      if (number === 2) {
        node.operation = textOf(source, field);
        this.#operation(node.operation, start);
      }
    }
  }

  /** Where PrintV2 writes to. */
  #text(text: string, offset: number): void {
    if (!text.startsWith('file://')) return;
    const message = `an operation of the graph prints to ${printable(text)}`;
    this.#found.set(message, { rule: 'escaping-path', verdict: 'dangerous', message, offset });
  }

  reasons(): Reason[] {
    if (this.#node) this.#savers.node(this.#node);
    return [...this.#found.values(), ...this.#savers.reasons()];
  }

  #begin(within: string | undefined, offset: number): void {
    if (this.#node) this.#savers.node(this.#node);
    this.#node = { name: '', operation: '', inputs: [], calls: [], within, offset };
  }

  #operation(operation: string, offset: number): void {
    const danger = dangerousOperation(operation);
    if (!danger || this.#found.has(operation)) return;
    const message = `the graph has the operation ${operation}, which ${danger.what}`;
    this.#found.set(operation, { rule: 'embedded-code', verdict: danger.verdict, message, offset });
  }
}

interface Node extends GraphNode {
  name: string;
  operation: string;
  readonly inputs: string[];
  readonly calls: string[];
}

/** The name that a signature gives its function. */
function nameIn(source: ByteSource, { start, end }: Visited, budget: Budget): string {
  const names = [...fieldsIn(source, start, end, budget)].filter(
    ({ number, wire }) => number === 1 && wire === 2,
  );
  const last = names.at(-1);
  return last ? textOf(source, last) : '';
}

/** A node first, which begins with its name: only where the file is called `.pb`. */
function isGraph(name: string, head: Uint8Array): boolean {
  if (!/\.pb$/i.test(name) || name === 'saved_model.pb' || head[0] !== 0x0a) return false;
  let at = 1;
  while ((head[at] ?? 0) >= 128 && at < 6) at += 1;
  const nameLength = head[at + 2] ?? 0;
  const behind = at + 3 + nameLength;
  return (
    head[at + 1] === 0x0a &&
    nameLength > 0 &&
    nameLength < 128 &&
    head[behind] === 0x12 &&
    isOperation(head, behind)
  );
}

function isOperation(head: Uint8Array, at: number): boolean {
  const length = head[at + 1] ?? 0;
  const text = Buffer.from(head.subarray(at + 2, at + 2 + length)).toString('latin1');
  return length > 1 && /^[A-Z][A-Za-z0-9>]+$/.test(text);
}
