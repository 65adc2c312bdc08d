/** Which indexes are asked, in which order, and with whose credentials. */
import type { TrustSetting } from '../reading/declarations.ts';
import { indexKey } from '../reading/urls.ts';
import type { Credentials } from './fetch.ts';

/** `user:password` by host, as `.netrc` has it. */
export type HostSecrets = ReadonlyMap<string, string>;

export interface IndexWishes {
  /** `--index-url`. */
  readonly commandLine: string | undefined;
  /** Settings, the strongest first: the project's, then the user's and the machine's. */
  readonly layers: readonly (readonly TrustSetting[])[];
  readonly secrets: HostSecrets;
}

export interface Indexes {
  /** Without credentials. */
  readonly indexes: readonly string[];
  readonly order: 'all' | 'first';
  readonly credentials: Credentials;
  /** What is set and not followed, in words. */
  readonly notes: readonly string[];
}

/** What an index needs of a setting. */
type IndexSetting = Extract<TrustSetting, { kind: 'index' }>;

/**
 * The primary index of the strongest layer that names one, else the default one; beside it every extra index. uv asks
 * extra ones first and is content with the first that has a project; pip asks all and takes the highest version.
 */
export async function indexesFor({ commandLine, layers, secrets }: IndexWishes): Promise<Indexes> {
  const settings = layers.flat();
  const named = settings.filter(
    (one): one is IndexSetting => one.kind === 'index' && one.role !== 'explicit',
  );
  const notes: string[] = [];
  const usable = named.filter(({ url }) => {
    const fine = /^https?:\/\//i.test(url) && URL.canParse(url) && !url.includes('${');
    if (!fine) notes.push(`an index was not asked, since its address cannot be used as it is written`);
    return fine;
  });
  if (settings.some(({ kind }) => kind === 'find-links'))
    notes.push('places of find-links were not looked at, only indexes');
  const primary =
    commandLine ??
    usable.find(({ role }) => role === 'primary')?.url ??
    (await import('./default-index.ts')).defaultIndex();
  const extra = usable.filter(({ role }) => role === 'extra');
  const unsafe = settings.some((one) => one.kind === 'index-strategy' && one.strategy.startsWith('unsafe'));
  const order = extra.some(({ tool }) => tool === 'uv') && !unsafe ? 'first' : 'all';
  const all = [...extra.map(({ url }) => url), primary];
  const byKey = new Map(all.map((url) => [indexKey(url), url]));
  return {
    indexes: [...byKey.keys()],
    order,
    credentials: credentialsOf([...byKey.values()], secrets),
    notes: [...new Set(notes)],
  };
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
