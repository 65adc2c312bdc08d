/** Project pages as JSON: PEP 691, with what PEP 592, 658, 714, 740 and 792 add. */
import { messageOf } from '../../limits/errors.ts';
import { absolute, BadPage, type IndexFile, isAsSafe, type ProjectPage, unwantedWheel } from './page.ts';

/**
 * `address` is where the page came from: URLs may be relative to it. All of it is checked at once, by hand, since pages have
 * tens of thousands of files; files are made of it when they are asked for. Throws {@link BadPage}.
 */
export function readJsonPage(text: string, address: string): ProjectPage {
  const data = parsed(text);
  const files = isTable(data) ? data.files : undefined;
  if (!Array.isArray(files)) throw new BadPage('no project page: files: it has no such list');
  for (const [i, file] of files.entries()) check(file, i);
  const said: readonly SaidFile[] = files;
  const made = (some: readonly SaidFile[]) => some.flatMap((file) => fileOf(file, address) ?? []);
  const status = statusIn(data as Table);
  let all: readonly IndexFile[] | undefined;
  return {
    get files() {
      all ??= made(said);
      return all;
    },
    filesFor(wheels, sources) {
      if (all) return all;
      const useless = new RegExp(`^${unwantedWheel(wheels, '$')}`);
      const isOfUse = ({ filename }: SaidFile) =>
        filename.endsWith('.whl') ? !useless.test(filename) : sources;
      return made(said.filter(isOfUse));
    },
    ...(status && status !== 'active' && { status }),
  };
}

type Table = Readonly<Record<string, unknown>>;

/** What the index says of a file, as far as it is looked at. */
interface SaidFile {
  readonly filename: string;
  readonly url: string;
  readonly hashes?: Readonly<Record<string, string>> | null;
  readonly 'requires-python'?: string | null;
  readonly yanked?: boolean | string | null;
  readonly 'core-metadata'?: FlagOrHashes;
  readonly 'dist-info-metadata'?: FlagOrHashes;
  readonly provenance?: string | null;
}

type FlagOrHashes = boolean | Readonly<Record<string, string>> | null | undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadPage(`no JSON: ${messageOf(error)}`);
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file of another form makes the page another one. Throws {@link BadPage}. */
function check(file: unknown, at: number): asserts file is SaidFile {
  if (!isTable(file)) throw noPage(at, '', file);
  if (typeof file.filename !== 'string') throw noPage(at, '.filename', file.filename);
  if (typeof file.url !== 'string') throw noPage(at, '.url', file.url);
  for (const name of TEXTS) if (!isAbsentOr(file[name], isText)) throw noPage(at, `.${name}`, file[name]);
  for (const name of FLAGS) if (!isAbsentOr(file[name], isFlag)) throw noPage(at, `.${name}`, file[name]);
  if (!isAbsentOr(file.yanked, isReason)) throw noPage(at, '.yanked', file.yanked);
  if (!isAbsentOr(file.hashes, isTexts)) throw noPage(at, '.hashes', file.hashes);
}

const TEXTS = ['requires-python', 'provenance'] as const;
const FLAGS = ['core-metadata', 'dist-info-metadata'] as const;

function isAbsentOr(value: unknown, isRight: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isRight(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || isTexts(value);
}

function isReason(value: unknown): boolean {
  return typeof value === 'boolean' || isText(value);
}

function isTexts(value: unknown): boolean {
  if (!isTable(value)) return false;
  for (const name in value) if (typeof value[name] !== 'string') return false;
  return true;
}

function noPage(at: number, name: string, value: unknown): BadPage {
  return new BadPage(`no project page: files.${at}${name}: it is ${value === null ? 'null' : typeof value}`);
}

function statusIn(data: Table): string | undefined {
  const told = data['project-status'];
  if (told === undefined || told === null) return undefined;
  const status = isTable(told) ? told.status : told;
  if (isTable(told) && isAbsentOr(status, isText)) return (status as string | null | undefined) ?? undefined;
  throw new BadPage('no project page: project-status: it is no table with a text');
}

function fileOf(file: SaidFile, address: string): IndexFile | undefined {
  const url = absolute(file.url, address)?.replace(/#.*$/s, '');
  if (url === undefined || !isAsSafe(url, address)) return undefined;
  const { yanked, hashes } = file;
  const metadata = announced(file['core-metadata']) ?? announced(file['dist-info-metadata']);
  return {
    name: file.filename,
    url,
    ...(hashes?.sha256 && { sha256: hashes.sha256.toLowerCase() }),
    ...(file['requires-python'] && { requiresPython: file['requires-python'] }),
    ...((yanked === true || typeof yanked === 'string') && { yanked: yanked === true ? '' : yanked }),
    ...(metadata !== undefined && { metadata }),
    ...(file.provenance &&
      URL.canParse(file.provenance, address) && { provenance: new URL(file.provenance, address).href }),
  };
}

function announced(flag: FlagOrHashes): string | undefined {
  if (flag === true) return '';
  return flag ? (flag.sha256?.toLowerCase() ?? '') : undefined;
}
