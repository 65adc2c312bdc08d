import { createHash } from 'node:crypto';
import type { Environment } from '../../project/environment.ts';
import { type Project, type ProjectFile, readProjectFile } from '../../project/project.ts';
import { isPython } from '../../project/python-files.ts';
import { LARGEST_SOURCE } from '../python/largest.ts';
import { digestOf } from './digest.ts';
import { type EnvironmentAnswer, haveSameAnswers } from './record.ts';
import type { Shelf } from './runs.ts';

/** What is kept of one run as a whole. */
interface WholeRecord<Result> {
  /** Of all files of Python, and all settings. */
  readonly digest: string;
  /** What the environment answered. */
  readonly answers: readonly EnvironmentAnswer[];
  readonly result: Result;
}

/**
 * The result of the run before, for a run of which nothing has changed: that needs no engine, and none is loaded for it.
 * `settings` is all that a run depends on besides the files and what the environment answers.
 */
export class Whole<Result> {
  /** The result, if there is one that still holds. */
  readonly before: Result | undefined;
  /** The same project; files that were read to tell are not read again. */
  readonly project: Project;
  readonly #shelf: Shelf;
  readonly #digest: string;

  constructor(shelf: Shelf, settings: string, project: Project, environment: Environment) {
    this.#shelf = shelf;
    const read = new Map(project.files.filter(isPython).map((file) => [file, withBytes(file)]));
    this.project = { ...project, files: project.files.map((file) => read.get(file) ?? file) };
    this.#digest = digestOfAll(settings, read.values());
    const record = recordIn<Result>(shelf.get());
    const holds = record?.digest === this.#digest && haveSameAnswers(record.answers, environment);
    this.before = holds ? record.result : undefined;
  }

  /** Puts the result of this run in the place of the one before. */
  keep(result: Result, answers: readonly EnvironmentAnswer[]): void {
    const record: WholeRecord<Result> = { digest: this.#digest, answers, result };
    const text = Buffer.from(JSON.stringify(record));
    this.#shelf.put(Buffer.concat([Buffer.from(`${digestOf(text)}\n`), text]));
  }
}

/** As it is where it cannot be read: whoever audits it says so. */
function withBytes(file: ProjectFile): ProjectFile {
  // The size costs a look at the disk, whoever asks for it.
  const { path, absolute, size } = file;
  if (size > LARGEST_SOURCE) return file;
  try {
    return { path, absolute, size, contents: readProjectFile(file) };
  } catch {
    return file;
  }
}

function digestOfAll(settings: string, files: Iterable<ProjectFile>): string {
  const hash = createHash('sha256').update(settings);
  // A path holds no NUL, a digest no more.
  for (const { path, contents } of files) hash.update(`\0${path}\0${contents ? digestOf(contents) : ''}`);
  return hash.digest('base64url');
}

/** Undefined for what is damaged. */
function recordIn<Result>(bytes: Uint8Array | undefined): WholeRecord<Result> | undefined {
  const end = bytes ? bytes.indexOf(0x0a) : -1;
  if (!bytes || end < 0) return undefined;
  const text = Buffer.from(bytes.subarray(end + 1));
  if (digestOf(text) !== Buffer.from(bytes.subarray(0, end)).toString('latin1')) return undefined;
  return JSON.parse(text.toString('utf8')) as WholeRecord<Result>;
}
