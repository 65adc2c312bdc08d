/** Which indexes are asked, in which order, and with whose credentials. */

import { pushAll } from '../../limits/lists.ts';
import type { TrustSetting } from '../reading/declarations.ts';
import { indexKey, isUrl } from '../reading/urls.ts';
import { ofKind } from '../trust/setting.ts';
import type { Credentials } from './fetch.ts';
import { foldersOf } from './folders.ts';

/** `user:password` by host, as `.netrc` has it. */
export type HostSecrets = ReadonlyMap<string, string>;

export interface IndexWishes {
  /** `--index-url`. */
  readonly commandLine: string | undefined;
  /** Settings, the strongest first: the project's, then the user's and the machine's. */
  readonly layers: readonly (readonly TrustSetting[])[];
  readonly secrets: HostSecrets;
  /** Which index the project names for a package, by the package's name: a URL, or what the index is called. */
  readonly named?: ReadonlyMap<string, string>;
  /** Absolute: the audited folder, in which folders must lie that the first layer names. */
  readonly root: string;
}

export interface Indexes {
  /** Without credentials. */
  readonly indexes: readonly string[];
  readonly order: 'all' | 'first';
  /** The only ones that may have a package, where the project says so. */
  readonly reserved: (name: string) => readonly string[] | undefined;
  /** Of the indexes the one where everybody may register names, if there are several. */
  readonly publicIndex: string | undefined;
  readonly credentials: Credentials;
  /** Pages that link to files of any project (`--find-links`), without credentials. */
  readonly links: readonly string[];
  /** Folders with files of any project, by their real paths. */
  readonly folders: readonly string[];
  /** What is set and not followed, in words. */
  readonly notes: readonly string[];
}

/** What an index needs of a setting. */
type IndexSetting = Extract<TrustSetting, { kind: 'index' }>;

/**
 * The primary index of the strongest layer that names one, else the default one; beside it every extra index. uv asks
 * extra ones first and is content with the first that has a project; pip asks all and takes the highest version.
 */
export async function indexesFor(wishes: IndexWishes): Promise<Indexes> {
  const { commandLine, layers, secrets, named = new Map(), root } = wishes;
  const settings = layers.flat();
  const notes: string[] = [];
  // Channels of conda have no pages of Python's index.
  const declared = settings.filter(
    (one): one is IndexSetting => one.kind === 'index' && one.tool !== 'conda',
  );
  const usable = declared.filter(({ url }) => isAddress(url));
  if (usable.length < declared.length)
    notes.push('an index was not asked, since its address cannot be used as it is written');
  const pages = ofKind(settings, 'find-links').filter(({ url }) => isUrl(url) && !isFile(url));
  const links = pages.map(({ url }) => url).filter(isAddress);
  if (links.length < pages.length)
    notes.push('a page of find-links was not asked, since its address cannot be used as it is written');
  const lying = layers.map((layer, i) => {
    const named = ofKind(layer, 'find-links').filter(({ url }) => !isUrl(url) || isFile(url));
    return foldersOf(named, i === 0 ? root : undefined);
  });
  pushAll(
    notes,
    lying.flatMap((one) => one.notes),
  );
  const isAlone = commandLine === undefined && ofKind(settings, 'no-index').length > 0;
  const chosen = commandLine ?? usable.find(({ role }) => role === 'primary')?.url;
  const primary = chosen ?? (await defaultIndex());
  const extra = usable.filter(({ role }) => role === 'extra');
  const ties = reservations(usable, named, primary, notes);
  const unsafe = settings.some((one) => one.kind === 'index-strategy' && one.strategy.startsWith('unsafe'));
  const order = extra.some(({ tool }) => tool === 'uv' || tool === 'pixi') && !unsafe ? 'first' : 'all';
  const all = [...extra.map(({ url }) => url), primary];
  const byKey = new Map(isAlone ? [] : all.map((url) => [indexKey(url), url]));
  const isSeveral = byKey.size > 1;
  const publicKey = isSeveral ? indexKey(await defaultIndex()) : '';
  return {
    indexes: [...byKey.keys()],
    publicIndex: byKey.has(publicKey) ? publicKey : undefined,
    order,
    reserved: (name) =>
      isAlone ? undefined : (ties(name)?.map(indexKey) ?? withoutExcluding(name, [...byKey.keys()], usable)),
    credentials: credentialsOf([...byKey.values(), ...usable.map(({ url }) => url), ...links], secrets),
    links: [...new Set(links.map(plainAddress))],
    folders: [...new Set(lying.flatMap((one) => one.folders))],
    notes: [...new Set(notes)],
  };
}

function isFile(url: string): boolean {
  return /^file:/i.test(url);
}

/** Variables may stand in it for those who keep secrets there. */
function isAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url) && !url.includes('${');
}

function plainAddress(url: string): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  plain.hash = '';
  return plain.href;
}

async function defaultIndex(): Promise<string> {
  return (await import('./default-index.ts')).defaultIndex();
}

/**
 * uv's `sources`, Poetry's `source`, Pipenv's `index` tie a package to an index; PDM's `include_packages` ties an index
 * to packages, which no other index is asked for then.
 */
function reservations(
  usable: readonly IndexSetting[],
  named: ReadonlyMap<string, string>,
  primary: string,
  notes: string[],
): (name: string) => readonly string[] | undefined {
  const ties = new Map(
    [...named].map(([name, wanted]) => [name, tied(name, wanted, usable, primary, notes)]),
  );
  const included = usable.flatMap(({ url, packages = [] }) =>
    packages.map((pattern) => ({ url, fits: patternOf(pattern) })),
  );
  return (name) => {
    const own = ties.get(name) ?? included.filter(({ fits }) => fits.test(name)).map(({ url }) => url);
    return ties.has(name) || own.length > 0 ? own : undefined;
  };
}

/** All but those that exclude a package; undefined where none does. */
function withoutExcluding(
  name: string,
  keys: readonly string[],
  usable: readonly IndexSetting[],
): readonly string[] | undefined {
  const excluding = usable.filter(({ excludes = [] }) =>
    excludes.some((pattern) => patternOf(pattern).test(name)),
  );
  const left = keys.filter((key) => excluding.every(({ url }) => indexKey(url) !== key));
  return left.length < keys.length ? left : undefined;
}

/** The index that is meant by an address or a name. */
function tied(
  name: string,
  wanted: string,
  usable: readonly IndexSetting[],
  primary: string,
  notes: string[],
): readonly string[] {
  if (/^https?:\/\//i.test(wanted) && URL.canParse(wanted)) return [wanted];
  const own = usable.find((one) => one.name?.toLowerCase() === wanted.toLowerCase());
  // The default index is called so where nothing else is.
  if (own || wanted.toLowerCase() === 'pypi') return [own?.url ?? primary];
  notes.push(`${name} is to come from the index "${wanted}", which nothing declares`);
  return [];
}

/** As in file names: `*` and `?`. Names are normalised; so is the pattern. */
function patternOf(pattern: string): RegExp {
  const parts = pattern
    .toLowerCase()
    .replace(/[-_.]+/g, '-')
    .split(/([*?])/);
  const source = parts.map((part) =>
    part === '*' ? '.*' : part === '?' ? '.' : part.replace(/[^\w-]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`);
}

/** What an address carries is for its own origin, what `.netrc` has for the host over TLS or on this machine. */
function credentialsOf(urls: readonly string[], secrets: HostSecrets): Credentials {
  const byOrigin = new Map<string, string>();
  for (const url of urls) {
    const { origin, username, password } = new URL(url);
    if (username || password) byOrigin.set(origin, `${decoded(username)}:${decoded(password)}`);
  }
  return (url) => {
    const own = byOrigin.get(url.origin);
    if (own !== undefined) return own;
    const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
    return url.protocol === 'https:' || local ? secrets.get(url.hostname) : undefined;
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `machine HOST login USER password SECRET`, in any layout; macros, which end at an empty line, are passed over. */
export function readNetrc(text: string): HostSecrets {
  let inMacro = false;
  const lines = text.split('\n').filter((line) => {
    if (/^\s*macdef\s/.test(line)) inMacro = true;
    else if (line.trim() === '') inMacro = false;
    return !inMacro;
  });
  const words = lines.join('\n').split(/\s+/);
  const secrets = new Map<string, string>();
  let [host, user] = ['', ''];
  for (let i = 0; i + 1 < words.length; i += 1) {
    const value = words[i + 1] as string;
    if (words[i] === 'machine') [host, user] = [value, ''];
    else if (words[i] === 'login') user = value;
    else if (words[i] === 'password') secrets.set(host, `${user}:${value}`);
    else continue;
    i += 1;
  }
  return secrets;
}
