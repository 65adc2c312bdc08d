/** Archives in memory, as small as they can be. */
import { createHash } from 'node:crypto';
import { crc32, gzipSync } from 'node:zlib';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A ustar archive; a value that begins with `-> ` is a hard link, with `~> ` a symbolic one. */
export function tar(files: Files): Buffer {
  const parts = Object.entries(files).flatMap(([name, value]) => {
    const target = typeof value === 'string' && /^[-~]> /.test(value) ? value : undefined;
    const body = target === undefined ? Buffer.from(value as string) : Buffer.alloc(0);
    return [header(name, body.length, target), body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

function header(name: string, size: number, target: string | undefined): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(target === undefined ? '0' : target.startsWith('-') ? '1' : '2', 156);
  block.write(target?.slice(3) ?? '', 157);
  block.write('ustar\x0000', 257);
  block.write('        ', 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Members as they are, not compressed. */
export function zip(files: Files): Buffer {
  const [bodies, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, value] of Object.entries(files)) {
    const [path, body] = [Buffer.from(name), Buffer.from(value as string)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(path.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(at, 10);
    bodies.push(Buffer.from('PK\x03\x04'), common, path, body);
    entries.push(Buffer.from('PK\x01\x02\x14\0'), common, central, path);
    at += 30 + path.length + body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** What `docker save` writes of an image with these layers. */
export function saved(...layers: readonly Uint8Array[]): Files {
  const names = layers.map((_, i) => `layer${i}/layer.tar`);
  return {
    'manifest.json': JSON.stringify([{ Config: 'config.json', RepoTags: ['app:1'], Layers: names }]),
    'config.json': '{}',
    ...Object.fromEntries(layers.map((layer, i) => [names[i], layer])),
  };
}

/** An OCI layout with one image for each machine. */
export function layout(images: Readonly<Record<string, readonly Uint8Array[]>>): Files {
  const blobs: Record<string, Uint8Array> = {};
  const put = (bytes: Uint8Array) => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    blobs[`blobs/sha256/${digest}`] = bytes;
    return { digest: `sha256:${digest}`, size: bytes.length };
  };
  const manifests = Object.entries(images).map(([architecture, layers]) => ({
    ...put(Buffer.from(JSON.stringify({ layers: layers.map((layer) => put(gzipSync(layer))) }))),
    platform: { os: 'linux', architecture },
  }));
  return { 'oci-layout': '{}', 'index.json': JSON.stringify({ manifests }), ...blobs };
}

/** The metadata of an installed package. */
export function installed(folder: string, name: string, version: string, ...needs: readonly string[]): Files {
  const lines = ['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`];
  const metadata = [...lines, ...needs.map((need) => `Requires-Dist: ${need}`), '', ''].join('\n');
  const home = `${folder}${name}-${version}.dist-info`;
  return { [`${home}/METADATA`]: metadata, [`${home}/RECORD`]: `${name}/__init__.py,,\n` };
}
