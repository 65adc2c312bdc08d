import { leadsOut } from '../../archive/paths.ts';
import type { ByteSource } from '../../archive/source.ts';
import { Budget } from '../../limits/budget.ts';
import { pushAll } from '../../limits/lists.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  isPartial,
} from '../inspection/format.ts';
import { inspectTexts } from '../inspection/letters.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { reachesOut } from '../judging/expression.ts';
import { fieldsIn, type Messages, textOf, type Visited, visit } from '../reading/protobuf.ts';

/** Source: onnx/onnx.proto3. */
const MESSAGES: Messages = {
  Model: { 7: 'Graph', 14: 'Property', 20: 'Training', 25: 'Function' },
  Training: { 1: 'Graph', 2: 'Graph' },
  Graph: { 1: 'Node', 5: 'Tensor', 15: 'Sparse' },
  Function: { 7: 'Node', 11: 'Attribute' },
  Node: { 5: 'Attribute' },
  Attribute: { 5: 'Tensor', 6: 'Graph', 10: 'Tensor', 11: 'Graph', 22: 'Sparse', 23: 'Sparse' },
  Sparse: { 1: 'Tensor', 2: 'Tensor' },
  Tensor: { 13: 'Entry' },
};

/** Operators that ONNX and onnxruntime themselves bring. */
const KNOWN_DOMAINS = new Set(
  ` ai.onnx ai.onnx.ml ai.onnx.training ai.onnx.preview ai.onnx.preview.training com.microsoft com.microsoft.nchwc
    com.microsoft.experimental com.ms.internal.nhwc`.split(/\s+/),
);

/** A node that stands for a model in a form of its device alone. Source: onnxruntime, docs/execution-providers/EP-Context-Design. */
const COMPILED = 'EPContext';
const IS_COMPILED: Reason = {
  rule: 'embedded-code',
  verdict: 'unknown',
  message: 'has what a device compiled of a model loaded, from within or from a file (EPContext)',
};

const SNIFF = { bytes: 1 << 20, operations: 2000, depth: 1 };

/** Fields of a model, and how they stand on the wire. */
const WIRES: Record<number, number | undefined> = {
  1: 0,
  2: 2,
  3: 2,
  4: 2,
  5: 0,
  6: 2,
  7: 2,
  8: 2,
  14: 2,
  20: 2,
  25: 2,
};

export const format: ArtifactFormat = {
  name: 'onnx',
  description: 'ONNX model, which may name files outside of it and operators of other libraries',
  family: 'model',
  rank: 0,
  first: '\x08',
  recognises: (content) => content.head[0] === 0x08 && hasModelFields(content),
  inspect({ source }: Content, context: Context): Inspection {
    const reasons: Reason[] = [];
    const found: Found = { domains: new Map(), own: new Set(), properties: [] };
    reasons.push(
      ...readingReasons(() => {
        for (const field of visit(source, 'Model', MESSAGES, context.budget))
          note(source, field, found, reasons);
      }),
    );
    for (const [domain, offset] of found.domains)
      if (!found.own.has(domain)) reasons.push(domainReason(domain, offset));
    const letters = inspectTexts(found.properties, context);
    pushAll(reasons, found.properties.flatMap(propertyReasons));
    pushAll(reasons, letters.reasons);
    return { format: 'onnx', globals: [], reasons, members: letters.members };
  },
};

/** A protocol buffer has no magic: the version first, then a graph, and nothing that a model does not have. */
function hasModelFields(content: Content): boolean {
  const { source, name, head } = content;
  if (/\.onnx$/i.test(name)) return (head[1] as number) < 64;
  const seen = new Set<number>();
  try {
    for (const { number, wire, end, value } of fieldsIn(source, 0, content.size, new Budget(SNIFF))) {
      if (WIRES[number] !== wire || (number === 1 && (value === 0 || value > 64))) return false;
      seen.add(number);
      if (isPartial(content) && end > source.size) break;
    }
  } catch {
    return false;
  }
  return seen.has(1) && seen.has(7) && (seen.has(8) || isPartial(content));
}

interface Found {
  /** Where an operator of the domain is first used. */
  readonly domains: Map<string, number>;
  /** Those whose functions the model brings itself. */
  readonly own: Set<string>;
  /** Values that whoever made the model gave it. */
  readonly properties: { readonly text: string; readonly offset: number }[];
}

function note(source: ByteSource, field: Visited, found: Found, reasons: Reason[]): void {
  if (field.of === 'Node' && field.number === 7) {
    const domain = textOf(source, field);
    if (!KNOWN_DOMAINS.has(domain) && !found.domains.has(domain)) found.domains.set(domain, field.start);
  } else if (field.of === 'Node' && field.number === 4) {
    if (textOf(source, field) === COMPILED) reasons.push({ ...IS_COMPILED, offset: field.start });
  } else if (field.of === 'Function' && field.number === 10) found.own.add(textOf(source, field));
  else if (field.of === 'Property' && field.number === 2)
    found.properties.push({ text: textOf(source, field), offset: field.start });
  else if (field.of === 'Tensor' && field.number === 13) {
    const reason = externalReason(source, field);
    if (reason) reasons.push(reason);
  }
}

/** `location` is relative to the model; onnx follows it wherever it leads in versions before 1.16. */
function externalReason(source: ByteSource, { start, end }: Visited): Reason | undefined {
  let [key, value] = ['', ''];
  for (const field of fieldsIn(source, start, end, new Budget(SNIFF))) {
    if (field.number === 1) key = textOf(source, field);
    if (field.number === 2) value = textOf(source, field);
  }
  if (key !== 'location' || !leadsOut(value)) return undefined;
  const message = `a tensor is read from ${printable(value)}, out of the folder of the model`;
  return { rule: 'escaping-path', verdict: 'suspicious', message, offset: start };
}

/** Programs evaluate some of them, as YOLOv5 does with the names of its classes. */
function propertyReasons({ text, offset }: { readonly text: string; readonly offset: number }): Reason[] {
  const found = reachesOut(text);
  if (found === undefined) return [];
  const message = `a property of it is an expression of Python that reaches for ${printable(found)}: programs that evaluate it run that`;
  return [{ rule: 'embedded-code', verdict: 'suspicious', message, offset }];
}

function domainReason(domain: string, offset: number): Reason {
  const message = `needs the operators of ${printable(domain)}, which a library of its own brings`;
  return { rule: 'embedded-code', verdict: 'unknown', message, offset };
}
