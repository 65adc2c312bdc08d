/** Fetches an export over HTTP into memory: checked for size, time and being whole; redirects never leave TLS. */
import { NetworkError } from '../../limits/errors.ts';
import {
  credentialsIn,
  isRedirect,
  MOST_REDIRECTS,
  redirected,
  shownAddress,
  tooManyRedirects,
} from '../../network/addresses.ts';
import { announcedBytes, collect, discard, headerOf } from '../../network/answers.ts';
import { type Answered, type Client, openClient } from '../../network/client.ts';
import { type Advice, brokeOff, failure, refusal } from '../../network/failures.ts';
import type { Network } from '../../network/network.ts';
import { withRetries } from '../../network/retries.ts';
import type { Progress } from '../../project/progress.ts';

export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export type Answer =
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'content'; readonly bytes: Buffer } & Validators);

/** For the whole of a download, however steadily it drips. */
const LONGEST_DOWNLOAD = 15 * 60_000;
const MEGABYTE = 1e6;
const LARGEST_DOWNLOAD = 2 * 1024 ** 3;

const ADVICE: Advice = {
  address: 'check the address',
  credentials: 'give credentials in the address (https://user:password@host/…)',
  again: 'check the network, or take an OSV export along with --advisories FILE',
};

/** Throws {@link NetworkError} with what to try next. */
export async function download(
  address: string,
  validators: Validators,
  network: Network,
  progress: Progress,
): Promise<Answer> {
  const client = openClient(network);
  try {
    return await withRetries(network, ADVICE, () => followed(new URL(address), validators, client, progress));
  } finally {
    await client.close();
  }
}

async function followed(
  start: URL,
  validators: Validators,
  client: Client,
  progress: Progress,
): Promise<Answer> {
  let address = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await ask(address, start, validators, client);
    const { status, headers } = response;
    if (status === 200) return content(address, response, progress);
    discard(response.body);
    if (status === 304) return { kind: 'unchanged' };
    if (!isRedirect(status)) throw refusal(address, status, headerOf(headers, 'retry-after'), ADVICE);
    address = redirected(address, headerOf(headers, 'location'), ADVICE.address);
  }
  throw tooManyRedirects(start, ADVICE.address);
}

async function ask(address: URL, start: URL, validators: Validators, client: Client): Promise<Answered> {
  const headers = {
    accept: '*/*',
    ...(address.origin === start.origin && credentialsIn(start)),
    ...(validators.etag && { 'if-none-match': validators.etag }),
    ...(validators.lastModified && { 'if-modified-since': validators.lastModified }),
  };
  try {
    return await client.get(address, headers, AbortSignal.timeout(LONGEST_DOWNLOAD));
  } catch (error) {
    throw failure(address, error, ADVICE);
  }
}

async function content(address: URL, { headers, body }: Answered, progress: Progress): Promise<Answer> {
  const announced = announcedBytes(headers);
  if (announced !== undefined && announced > LARGEST_DOWNLOAD) throw tooLarge(address);
  progress.stage('fetching advisories, MB', announced ? Math.ceil(announced / MEGABYTE) : undefined);
  try {
    const bytes = await collect(body, LARGEST_DOWNLOAD, () => tooLarge(address), told(progress));
    if (announced !== undefined && bytes.length !== announced)
      throw brokeOff(address, bytes.length, announced);
    const [etag, lastModified] = [headerOf(headers, 'etag'), headerOf(headers, 'last-modified')];
    return { kind: 'content', bytes, etag, lastModified };
  } catch (error) {
    throw failure(address, error, ADVICE);
  }
}

/** Tells of each megabyte; never has enough. */
function told(progress: Progress): (chunk: Buffer) => boolean {
  let [received, steps] = [0, 0];
  return (chunk) => {
    received += chunk.length;
    for (; steps < Math.floor(received / MEGABYTE); steps += 1) progress.advance();
    return false;
  };
}

function tooLarge(address: URL): NetworkError {
  return new NetworkError(
    `${shownAddress(address)} is larger than ${LARGEST_DOWNLOAD / 1024 ** 3} GiB`,
    'give the export of PyPI alone instead of the one of all ecosystems',
  );
}
