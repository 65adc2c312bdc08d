import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Option } from 'commander';
import { type FileSource, openFile } from '../../archive/file.ts';
import type { Conversion, ConversionReport } from '../../artifacts/converting/convert.ts';
import { TARGETS, type Target } from '../../artifacts/converting/target.ts';
import { UnreadableError, UsageError } from '../../limits/errors.ts';
import { reasonOf } from '../../limits/system.ts';
import { jsonPage } from '../../report/jsonText.ts';
import { visible } from '../../report/terminal/visible.ts';
import { counted } from '../../report/words.ts';
import type { Command, Invocation } from '../command.ts';
import type { Console } from '../console.ts';
import { type BytesOutput, openBytesOutput } from '../output.ts';
import { COMMON_OPTIONS } from '../settings.ts';
import { TOOL } from '../version.ts';

const { quiet } = COMMON_OPTIONS;

export const command: Command = {
  name: 'convert',
  summary: 'turn a pickle or a model into JSON, MessagePack, Protocol Buffers, safetensors or npy',
  help: `Nothing is loaded: the pickle is carried out on symbols, and what is known is rebuilt from its parts. What JSON
lacks gets a documented form; objects of unknown classes become records; calls are written down and never made.
With --plain there are no forms: the document is what json.dumps would write of the value, or there is none.
docs/convert.md lists the forms, and schemas/ describes them for machines.

What was not carried as it was is reported on standard error. Exit status: 0 everything was carried; 1 something was
not, and the report says what; 2 nothing was written.

Examples:
  wherefrom convert state.pkl --to json
  wherefrom convert state.pkl --to msgpack --output state.msgpack
  wherefrom convert model.pt --to safetensors --output model.safetensors
  wherefrom convert model.pt --to json --arrays weights.safetensors --output model.json
  wherefrom convert arrays.joblib --to npy --select coef_ --output coef.npy`,
  arguments: [
    { notation: '<file>', description: 'a pickle, a torch file, a joblib file, an .npy or .npz file' },
  ],
  options: [
    new Option('-t, --to <target>', `the new format: ${TARGETS.join(', ')}`)
      .choices([...TARGETS])
      .makeOptionMandatory(),
    new Option('-o, --output <file>', 'write it to a file; JSON goes to standard output without one'),
    new Option('--plain', 'json and msgpack as a program of its own writes them: no forms, or nothing'),
    new Option('--arrays <file>', 'arrays and tensors into a safetensors file that the document refers to'),
    new Option('--select <name>', 'which array npy is about: its keys, joined by dots'),
    new Option(
      '--strings <reading>',
      "Python 2's str: as latin-1 text or as bytes (default: latin-1)",
    ).choices(['latin-1', 'bytes']),
    new Option('-f, --format <name>', 'of the report: terminal or json (default: terminal)').choices([
      'terminal',
      'json',
    ]),
    quiet,
  ],
  async run({ console, args, options }) {
    const [file = ''] = args;
    const target = options.to as Target;
    checkOptions(target, options, console.folder);
    const { CannotConvert, convertArtifact } = await import('../../artifacts/converting/convert.ts');
    const sources = new Sources(resolve(console.folder, file), file);
    try {
      const conversion = convertArtifact(sources.main, {
        target,
        companion: (name) => sources.companion(name),
        ...conversionOptions(options),
      });
      writeAll(conversion, options, console);
      tell(conversion.report, file, options, console);
      return conversion.report.whole ? 0 : 1;
    } catch (error) {
      throw error instanceof CannotConvert
        ? new CannotConvert(`${file}: ${error.message}`, error.nextStep)
        : error;
    } finally {
      sources.close();
    }
  },
};

/** Throws {@link UsageError} for options that would be passed over, or lose something. */
function checkOptions(
  target: Target,
  { output, arrays, select, plain }: Invocation['options'],
  folder: string,
): void {
  const isTree = target !== 'safetensors' && target !== 'npy';
  if ((output === undefined || output === '-') && target !== 'json')
    throw new UsageError(`${target} is no text for a terminal`, 'say where it shall go: --output FILE');
  if (arrays !== undefined && !isTree)
    throw new UsageError(`--arrays says nothing about ${target}`, 'leave it out, or convert to json');
  if (plain && target !== 'json' && target !== 'msgpack')
    throw new UsageError(`--plain says nothing about ${target}`, 'leave it out, or convert to json');
  if (plain && arrays !== undefined)
    throw new UsageError('--plain has no place for --arrays', 'leave one of them out');
  if (select !== undefined && target !== 'npy')
    throw new UsageError(`--select says nothing about ${target}`, 'leave it out, or convert to npy');
  if (arrays !== undefined && output !== undefined && isSameFile(folder, arrays as string, output as string))
    throw new UsageError('--arrays and --output name the same file', 'give each its own');
}

function isSameFile(folder: string, one: string, other: string): boolean {
  return resolve(folder, one) === resolve(folder, other);
}

function conversionOptions(options: Invocation['options']) {
  const { arrays, select, strings } = options;
  return {
    ...(arrays !== undefined && { arrays: basename(arrays as string) }),
    ...(options.plain === true && { plain: true }),
    ...(select !== undefined && { select: select as string }),
    ...(strings !== undefined && { strings: strings as 'latin-1' | 'bytes' }),
  };
}

/** The file, and those beside it that it asks for: joblib kept its arrays so. */
class Sources {
  readonly main: FileSource;
  readonly #open: FileSource[] = [];
  readonly #folder: string;

  constructor(path: string, shown: string) {
    const real = realFile(path, shown);
    this.#folder = dirname(real);
    this.main = opened(real, shown);
    this.#open.push(this.main);
  }

  /** Never outside of the folder, and no link. */
  companion(name: string): FileSource | undefined {
    if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) return undefined;
    try {
      const source = openFile(join(this.#folder, name));
      this.#open.push(source);
      return source;
    } catch {
      return undefined;
    }
  }

  close(): void {
    for (const source of this.#open) source.close();
  }
}

function realFile(path: string, shown: string): string {
  try {
    return realpathSync(path);
  } catch {
    throw new UnreadableError(`${shown}: no such file`, 'name a file that exists');
  }
}

function opened(path: string, shown: string): FileSource {
  try {
    return openFile(path);
  } catch (error) {
    throw new UnreadableError(`${shown} cannot be read: ${reasonOf(error)}`, 'name a file that you may read');
  }
}

/** Neither file is left where writing one of them fails. */
function writeAll(conversion: Conversion, options: Invocation['options'], console: Console): void {
  const outputs: BytesOutput[] = [];
  try {
    const main = openMain(options.output as string | undefined, console);
    outputs.push(main);
    for (const piece of conversion.output) main.write(piece);
    if (conversion.arrays) {
      const beside = openBytesOutput(console, options.arrays as string);
      outputs.push(beside);
      for (const piece of conversion.arrays) beside.write(piece);
    }
  } catch (error) {
    for (const output of outputs) output.discard();
    throw error;
  }
  for (const output of outputs) output.finish();
}

function openMain(file: string | undefined, console: Console): BytesOutput {
  if (file !== undefined && file !== '-') return openBytesOutput(console, file);
  const decoder = new TextDecoder();
  return {
    write: (bytes) => console.out(decoder.decode(bytes, { stream: true })),
    finish() {},
    discard() {},
  };
}

function tell(
  report: ConversionReport,
  file: string,
  options: Invocation['options'],
  console: Console,
): void {
  if (options.format === 'json') {
    console.err(jsonPage({ version: 1, tool: TOOL, path: file, ...report }));
  } else if (!options.quiet) console.err(textOf(report, file));
}

function textOf({ format, target, values, arrays, notes }: ConversionReport, file: string): string {
  const size = `${counted(values, 'value')}, ${counted(arrays, 'array')}`;
  const lines = [`${file}: ${format} to ${target}, ${size}`];
  if (notes.length > 0) lines.push('Not carried as it was:');
  for (const { kind, message, count, path, offset } of notes) {
    const where = [path, offset === undefined ? '' : `byte ${offset}`].filter(Boolean).join(', ');
    const mark = kind === 'dangerous-call' ? 'dangerous: ' : '';
    lines.push(`  ${count} × ${mark}${message}${where === '' ? '' : ` (${where})`}`);
  }
  return lines.map((line) => `${visible(line, true)}\n`).join('');
}
