import { bytesSource } from '../../../../src/archive/source.ts';
import {
  type ConversionReport,
  type ConvertOptions,
  convertArtifact,
} from '../../../../src/artifacts/converting/convert.ts';
import { Budget } from '../../../../src/limits/budget.ts';

const LIMITS = { bytes: 1 << 28, operations: 5_000_000, depth: 6 };

/** All of a conversion at once. */
export interface Converted {
  readonly output: Buffer;
  readonly arrays: Buffer | undefined;
  readonly report: ConversionReport;
}

export function converted(
  bytes: Uint8Array,
  options: Partial<ConvertOptions> & Pick<ConvertOptions, 'target'>,
): Converted {
  const conversion = convertArtifact(bytesSource(bytes), { budget: new Budget(LIMITS), ...options });
  const { report, arrays } = conversion;
  const output = Buffer.concat([...conversion.output]);
  return { output, arrays: arrays && Buffer.concat([...arrays]), report };
}
