/**
 * News of an export without fetching all of it. Beside `all.zip` OSV keeps `modified_id.csv`, a line for each record
 * with the time of its last change, newest first, and each record by itself as `ID.json` (OSV documentation, "Data
 * Dumps"). What was deleted is in no such list, so the whole is fetched again once a month.
 */
import { Refused } from '../../network/failures.ts';
import type { Network } from '../../network/network.ts';
import type { Progress } from '../../project/progress.ts';
import type { ExportDocument } from './documents.ts';
import { download } from './download.ts';
import type { IndexMeta } from './index-file.ts';

/** More than this and the whole is fetched sooner. */
const MOST_RECORDS = 300;
const AT_ONCE = 8;
const WHOLE_AGAIN_AFTER = 30 * 24 * 3_600_000;

export interface Increment {
  /** Every record that changed since, withdrawn ones too. */
  readonly ids: readonly string[];
  readonly documents: readonly ExportDocument[];
}

/** Undefined where the whole has to be fetched: too much is new, too long ago, or the server keeps no such list. */
export async function fetchIncrement(
  address: string,
  meta: IndexMeta,
  now: Date,
  network: Network,
  progress: Progress,
): Promise<Increment | undefined> {
  const whole = now.getTime() - Date.parse(meta.whole ?? meta.read);
  if (!new URL(address).pathname.endsWith('/all.zip') || !meta.newest || whole > WHOLE_AGAIN_AFTER)
    return undefined;
  try {
    const ids = changedSince(
      (await fetched(beside(address, 'modified_id.csv'), network, progress)) ?? '',
      meta.newest,
    );
    if (!ids || ids.length > MOST_RECORDS) return undefined;
    return { ids, documents: await recordsOf(address, ids, network, progress) };
  } catch (error) {
    if (error instanceof Refused) return undefined; // there is no list, or a record of it is gone
    throw error;
  }
}

/** Undefined if it is no such list. */
function changedSince(text: string, newest: string): string[] | undefined {
  const since = Date.parse(newest);
  const ids: string[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [, time, id] =
      /^(\d{4}-\d\d-\d\dT[\d:.]+Z),([A-Za-z0-9][A-Za-z0-9._:-]{0,99})\r?$/.exec(line) ?? [];
    if (time === undefined || id === undefined) return undefined;
    if (Date.parse(time) <= since) break;
    ids.push(id);
  }
  return ids;
}

async function recordsOf(
  address: string,
  ids: readonly string[],
  network: Network,
  progress: Progress,
): Promise<ExportDocument[]> {
  const documents: ExportDocument[] = [];
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE);
    const texts = await Promise.all(
      some.map((id) => fetched(beside(address, `${encodeURIComponent(id)}.json`), network, progress)),
    );
    texts.forEach((text = '', j) => {
      documents.push({ place: `${some[j]}.json`, read: () => JSON.parse(text) });
    });
  }
  return documents;
}

async function fetched(address: string, network: Network, progress: Progress): Promise<string | undefined> {
  const answer = await download(address, {}, network, progress);
  return answer.kind === 'content' ? answer.bytes.toString('utf8') : undefined;
}

/** With the credentials and the query of the address, if it has some. */
function beside(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/[^/]*$/, name);
  return url.href;
}
