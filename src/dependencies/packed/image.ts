/**
 * Container images as archives: what `docker save` writes (`manifest.json`), and OCI layouts (`index.json`), in a tar
 * archive or a folder. Sources: OCI image specification (image-layout.md, image-index.md, manifest.md); Docker image
 * specification v1.2.
 */
import type { ByteSource } from '../../archive/source.ts';
import { LimitReached } from '../../limits/errors.ts';
import { plain } from './compressed.ts';
import { type Contents, putLayer, type Reading } from './layers.ts';
import { plainPath } from './wanted.ts';

/** Files by their names; undefined where there is none. */
export type Store = (name: string) => ByteSource | undefined;

interface Image {
  /** Tells it from others of the same archive. */
  readonly name: string;
  /** Names of files, the lowest first. */
  readonly layers: readonly string[];
}

/** Descriptions of images are short. */
const MOST_JSON = 4 * 1024 ** 2;
/** An index may name indexes, and itself. */
const MOST_IMAGES = 100;
/** Engines stop at some hundred. */
const MOST_LAYERS = 1_000;

/** Each image's contents, by a name where there are several; undefined where the store holds none. Throws LimitReached. */
export function readImages(store: Store, reading: Reading): ReadonlyMap<string, Contents> | undefined {
  const images = savedImages(store) ?? layoutImages(store, reading);
  if (!images) return undefined;
  const read = new Map<string, Contents>();
  for (const image of images) {
    const contents: Contents = new Map();
    if (image.layers.length > MOST_LAYERS)
      throw new LimitReached('layers', `an image of more than ${MOST_LAYERS} layers`);
    for (const layer of image.layers) putOn(contents, layer, store, reading);
    read.set(images.length > 1 ? image.name : '', contents);
  }
  return read;
}

function putOn(contents: Contents, name: string, store: Store, reading: Reading): void {
  const packed = store(name);
  if (!packed) reading.note('', `its layer ${name} is not in it: what that installs is not known`);
  else if (!isLayer(contents, packed, reading))
    reading.note('', `its layer ${name} cannot be read: it is no tar archive`);
}

function isLayer(contents: Contents, packed: ByteSource, reading: Reading): boolean {
  const layer = plain(packed, reading);
  return layer !== undefined && putLayer(contents, layer, reading);
}

/** A list with names and layers: `manifest.json` of `docker save`. */
function savedImages(store: Store): Image[] | undefined {
  const listed = jsonOf(store('manifest.json'));
  if (!Array.isArray(listed)) return undefined;
  const images = listed.flatMap((one: unknown, i) => {
    const { RepoTags, Layers } = record(one);
    const layers = texts(Layers);
    return layers.length > 0 ? [{ name: texts(RepoTags)[0] ?? `image ${i + 1}`, layers }] : [];
  });
  return images.length > 0 ? images : undefined;
}

/** `index.json` names manifests, or further indexes, by their digests. */
function layoutImages(store: Store, { note }: Reading): Image[] | undefined {
  const index = jsonOf(store('index.json'));
  if (index === undefined || !Array.isArray(record(index).manifests)) return undefined;
  const images: Image[] = [];
  const waiting: { descriptor: Record<string, unknown>; name: string }[] = [];
  const put = (list: unknown) => {
    for (const one of Array.isArray(list) ? list : [])
      waiting.push({ descriptor: record(one), name: nameOf(record(one)) });
  };
  put(record(index).manifests);
  for (let seen = 0; waiting.length > 0; seen += 1) {
    const { descriptor, name } = waiting.shift()!;
    if (seen >= MOST_IMAGES) throw new LimitReached('images', `more than ${MOST_IMAGES} images`);
    if (isAttestation(descriptor)) continue;
    const manifest = jsonOf(store(blobOf(descriptor.digest)));
    if (manifest === undefined) {
      note('', `its manifest ${String(descriptor.digest)} is not in it: what the image holds is not known`);
      continue;
    }
    const { manifests, layers } = record(manifest);
    if (Array.isArray(manifests)) put(manifests);
    else if (Array.isArray(layers))
      images.push({ name, layers: layers.map((layer) => blobOf(record(layer).digest)) });
  }
  return images;
}

/** What builders say of an image lies beside it in the form of one. */
function isAttestation({ annotations, platform }: Record<string, unknown>): boolean {
  return (
    record(annotations)['vnd.docker.reference.type'] === 'attestation-manifest' ||
    record(platform).os === 'unknown'
  );
}

function nameOf({ annotations, platform, digest }: Record<string, unknown>): string {
  const { os, architecture, variant } = record(platform);
  const machine = texts([os, architecture, variant]).join('-');
  const tag = record(annotations)['org.opencontainers.image.ref.name'];
  return machine || (typeof tag === 'string' ? tag : String(digest).slice(0, 19));
}

function blobOf(digest: unknown): string {
  return plainPath(`blobs/${String(digest).replace(':', '/')}`) ?? '';
}

function jsonOf(source: ByteSource | undefined): unknown {
  if (!source || source.size > MOST_JSON) return undefined;
  try {
    return JSON.parse(Buffer.from(source.read(0, source.size)).toString('utf8'));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
