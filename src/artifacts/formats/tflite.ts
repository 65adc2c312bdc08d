import type { ByteSource } from '../../archive/source.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { isPartial, startsWith } from '../inspection/format.ts';
import { CUT_OFF } from '../inspection/harmless.ts';
import { inspectMembers, type Members } from '../inspection/members.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { mayBeZip, zipOf, zipReasons } from '../inspection/zip.ts';
import { dangerousOperation } from '../judging/tensorflow.ts';
import { bytesIn, numberIn, rootTable, type Table, tablesIn, textIn } from '../reading/flatbuffer.ts';

const MARK = [0x54, 0x46, 0x4c, 0x33];

/** Fields by their numbers. Source: tensorflow/compiler/mlir/lite/schema/schema.fbs, version 3. */
const MODEL = { operators: 1, graphs: 2, buffers: 4 };
const OPERATOR = { custom: 1 };
/** Tensors and operators. */
const GRAPH = [0, 3];
const BUFFER = { data: 0, offset: 1, size: 2 };

/** Operators that are not in the schema and that TensorFlow Lite and MediaPipe bring all the same. */
const KNOWN = new Set(
  `TFLite_Detection_PostProcess Mfcc AudioSpectrogram Convolution2DTransposeBias MaxPoolingWithArgmax2D MaxUnpooling2D
   NumericVerify Atan2 RandomStandardNormal RandomUniform Multinomial Irfft2D AvgPool3D AvgPool3DGrad MaxPool3D
   MaxPool3DGrad Roll HashTable HashTableFind HashTableImport HashTableSize ReadVariable AssignVariable
   TransformLandmarks TransformTensorBilinear Landmarks2TransformMatrix`.split(/\s+/),
);
/** In front of operations that TensorFlow itself carries out. */
const OF_TENSORFLOW = 'Flex';

export const format: ArtifactFormat = {
  name: 'tflite',
  description: 'TensorFlow Lite model, which may need operators of other libraries or of TensorFlow itself',
  // Files that belong to it are packed behind it as a zip archive.
  family: 'zip',
  rank: 9,
  recognises: ({ head }) => startsWith(head, MARK, 4),
  inspect(content: Content, context: Context): Inspection {
    const { source } = content;
    const reasons = new Map<string, Reason>();
    const why = readingReasons(() => {
      const model = rootTable(source, context.budget);
      for (const operator of tablesIn(model, MODEL.operators)) {
        const reason = operatorReason(textIn(operator, OPERATOR.custom), operator.at);
        if (reason) reasons.set(reason.message, reason);
      }
      if (!isPartial(content) && !isWhole(model, source)) reasons.set(CUT_OFF.message, CUT_OFF);
    });
    const packed = packedBehind(content, context);
    const all = [...reasons.values(), ...why, ...packed.reasons];
    return { format: 'tflite', globals: [], reasons: all, members: packed.members };
  },
};

/** The archive behind the model, in front of which the model itself lies. */
function packedBehind(content: Content, context: Context): Members {
  const zip = mayBeZip(content) ? zipOf(content.source, context.budget) : undefined;
  if (!zip) return { members: [], reasons: [] };
  const { members, reasons } = inspectMembers(zip, zip.members, context);
  const anomalies = zip.anomalies.filter(({ kind }) => kind !== 'prepended');
  return { members, reasons: [...zipReasons({ ...zip, anomalies }), ...reasons] };
}

/** All that buffers say that they hold is there, and so are the tables of the graphs. */
function isWhole(model: Table, source: ByteSource): boolean {
  for (const buffer of tablesIn(model, MODEL.buffers)) {
    const data = bytesIn(buffer, BUFFER.data);
    if (data && data.start + data.length > source.size) return false;
    // Of models larger than 2 GiB; 1 is what writers put where there is nothing.
    const offset = numberIn(buffer, BUFFER.offset, 8);
    if (offset > 1 && offset + numberIn(buffer, BUFFER.size, 8) > source.size) return false;
  }
  for (const graph of tablesIn(model, MODEL.graphs))
    for (const parts of GRAPH) for (const part of tablesIn(graph, parts)) numberIn(part, 0, 4);
  return true;
}

function operatorReason(name: string, offset: number): Reason | undefined {
  if (name === '' || KNOWN.has(name)) return undefined;
  if (!name.startsWith(OF_TENSORFLOW)) {
    const message = `needs the operator ${printable(name)}, which a library of its own brings`;
    return { rule: 'embedded-code', verdict: 'unknown', message, offset };
  }
  const operation = name.slice(OF_TENSORFLOW.length);
  const danger = dangerousOperation(operation);
  if (!danger) return undefined;
  const message = `the graph has the operation ${printable(operation)}, which ${danger.what}`;
  return { rule: 'embedded-code', verdict: danger.verdict, message, offset };
}
