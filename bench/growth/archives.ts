/** Archives of any size. */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { zip } from '../../tests/artifacts/support/zip.ts';
import {
  type Artifact,
  type Bytes,
  bytes,
  call,
  HARMLESS,
  join,
  joined,
  list,
  member,
  named,
  SMALL,
  text,
  times,
  u16,
  u32,
} from './bytes.ts';

const nestedZip = (depth: number, data: Buffer): Buffer =>
  depth === 0 ? data : nestedZip(depth - 1, zip([{ name: 'a.zip', data }]));
const tarEntry = (name: string, data: Bytes, type = '0', link = '') => {
  const head = Buffer.alloc(512);
  head.write(name, 0, 100);
  head.write(`0000644\0${'0000000\0'.repeat(2)}`, 100);
  head.write(
    `${bytes(data).length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        ${type}${link}`,
    124,
  );
  head.write('ustar\x0000', 257);
  const sum = head.reduce((all, one) => all + one, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return join(head, data, Buffer.alloc(-bytes(data).length & 511));
};
const END = Buffer.alloc(1024);

export const ARCHIVES: Record<string, Artifact> = {
  'zip: members': named('a.zip', (n) =>
    fastZip(list(Math.min(n, 60_000), (i) => member(`m${i}.pkl`, HARMLESS))),
  ),
  'zip: dangerous members': named('a.zip', (n) =>
    fastZip(list(Math.min(n, 60_000), (i) => member(`m${i}.pkl`, SMALL))),
  ),
  'zip: one name': named('a.zip', (n) => fastZip(list(Math.min(n, 60_000), () => member('m.pkl', SMALL)))),
  'zip: names by case': named('a.zip', (n) =>
    fastZip(list(Math.min(n, 60_000), (i) => member(i % 2 ? `m${i}.PKL` : `M${i + 1}.pkl`, SMALL))),
  ),
  'zip: modules': named('a.zip', (n) =>
    fastZip(list(Math.min(n, 60_000), (i) => member(`m${i}/a.py`, 'import os'))),
  ),
  'zip: folders': named('a.zip', (n) => fastZip(list(Math.min(n, 60_000), (i) => member(`d${i}/e/f/`, '')))),
  'zip: one folder in another': named('a.zip', (n) =>
    fastZip([member(`${'d/'.repeat(Math.min(n, 30_000))}a.pkl`, SMALL)]),
  ),
  'zip: members at one place': named('a.zip', (n) =>
    fastZip(list(Math.min(n, 60_000), (i) => ({ ...member(`m${i}.pkl`, HARMLESS), at: 0 }))),
  ),
  'zip: members without a directory': named('a.zip', (n) => times(n, (i) => localMember(`m${i}.pkl`, SMALL))),
  'zip: members before an empty directory': named('a.zip', (n) =>
    join(
      times(n, (i) => localMember(`m${i}.pkl`, SMALL)),
      zip([member('a', 'a')]),
    ),
  ),
  'zip: signatures': named('a.zip', (n) => join(zip([member('a.pkl', SMALL)]), times(n, 'PK\x03\x04'))),
  'zip: ends': named('a.zip', (n) =>
    join(zip([member('a.pkl', SMALL)]), times(n, join('PK\x05\x06', Buffer.alloc(18)))),
  ),
  'zip: a long comment': named('a.zip', (n) => join(zip([member('a.pkl', SMALL)]), 'x'.repeat(n))),
  'zip: archives in it': named('a.zip', (n) =>
    fastZip(list(Math.min(n, 60_000), (i) => member(`m${i}.zip`, zip([member('a.pkl', SMALL)])))),
  ),
  'zip: archives in archives': named('a.zip', (n) => nestedZip(10, Buffer.concat(list(n, () => SMALL)))),
  'torch zip: storages': named('a.pt', (n) =>
    fastZip([
      member(
        'a/data.pkl',
        join(
          '\x80\x02](',
          times(Math.min(n, 50_000), (i) => storage(i)),
          'e.',
        ),
      ),
      member('a/version', '3\n'),
      ...list(Math.min(n, 50_000), (i) => member(`a/data/${i}`, '\0\0\0\0')),
    ]),
  ),
  'npz: members': named('a.npz', (n) =>
    fastZip(
      list(Math.min(n, 60_000), (i) =>
        member(
          `a${i}.npy`,
          npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", Buffer.alloc(8)),
        ),
      ),
    ),
  ),
  'npy: fields': named('a.npy', (n) =>
    npy(
      `{'descr': [${list(n, (i) => `('f${i}', '<f8')`).join(', ')}], 'fortran_order': False, 'shape': (0,), }`,
      '',
    ),
  ),
  'npy: a shape': named('a.npy', (n) =>
    npy(`{'descr': '<f8', 'fortran_order': False, 'shape': (${'1,'.repeat(n)}), }`, Buffer.alloc(8)),
  ),
  'tar: members': named('a.tar', (n) =>
    join(
      times(n, (i) => tarEntry(`m${i}.pkl`, SMALL)),
      END,
    ),
  ),
  'tar: one name': named('a.tar', (n) =>
    join(
      times(n, () => tarEntry('m.pkl', SMALL)),
      END,
    ),
  ),
  'tar: links': named('a.tar', (n) =>
    join(
      times(n, (i) => tarEntry(`l${i + 1}`, '', '2', `l${i}`)),
      END,
    ),
  ),
  'tar: links and what lies below': named('a.tar', (n) =>
    join(
      times(n, (i) => tarEntry(`l${i}`, '', '2', '.')),
      times(n, (i) => tarEntry(`l${i}/l${i}/a.pkl`, 'N.')),
      END,
    ),
  ),
  'tar: links to links': named('a.tar', (n) =>
    join(
      times(n, (i) => tarEntry(`l${i + 1}`, '', '2', `l${i}`)),
      times(n, (i) => tarEntry(`l${i}/a.pkl`, 'N.')),
      END,
    ),
  ),
  'tar: hard links': named('a.tar', (n) =>
    join(
      tarEntry('a.pkl', SMALL),
      times(n, (i) => tarEntry(`l${i}.pkl`, '', '1', 'a.pkl')),
      END,
    ),
  ),
  'tar: long names': named('a.tar', (n) =>
    join(
      times(n, () => tarEntry('././@LongLink', 'n'.repeat(600), 'L')),
      tarEntry('a.pkl', SMALL),
      END,
    ),
  ),
  'tar: headers of pax': named('a.tar', (n) =>
    join(
      times(n, (i) => tarEntry('pax', `15 path=a${`${i}`.padStart(5, '0')}\n`, 'x')),
      tarEntry('a.pkl', SMALL),
      END,
    ),
  ),
  'tar: records of pax': named('a.tar', (n) =>
    join(
      tarEntry(
        'pax',
        times(n, (i) => `15 key${`${i % 1000}`.padStart(3, '0')}=a1\n`),
        'x',
      ),
      tarEntry('a.pkl', SMALL),
      END,
    ),
  ),
  'tar: modules and pickles': named('a.tar', (n) =>
    join(
      times(n, (i) => join(tarEntry(`d${i}/os.py`, 'x'), tarEntry(`d${i}/m.pkl`, SMALL))),
      END,
    ),
  ),
  'gzip: streams': named('a.pkl.gz', (n) => times(n, gzipSync('N.'))),
  'gzip: pickles in it': named('a.pkl.gz', (n) => gzipSync(times(n, SMALL))),
  'gzip: gzip in it': named('a.gz', (n) => list(10, () => 0).reduce((all) => gzipSync(all), times(n, SMALL))),
};

/** `zip` of the tests lays out the same and looks at all that went before for every member. */
function fastZip(members: readonly { name: string; data: Buffer; deflate?: boolean; at?: number }[]): Buffer {
  const [locals, centrals]: [Bytes[], Bytes[]] = [[], []];
  let offset = 0;
  for (const { name, data, deflate = false, at = offset } of members) {
    const packed = deflate ? deflateRawSync(data) : data;
    const sized = join(
      u16(deflate ? 8 : 0),
      u32(0),
      u32(crcOf(data)),
      u32(packed.length),
      u32(data.length),
      u16(name.length),
      u16(0),
    );
    const local = join('PK\x03\x04', u16(20), u16(0), sized, name, packed);
    locals.push(local);
    centrals.push(join('PK\x01\x02', u16(20), u16(20), u16(0), sized, Buffer.alloc(10), u32(at), name));
    offset += local.length;
  }
  const directory = joined(centrals);
  const count = u16(members.length);
  return join(
    joined(locals),
    directory,
    'PK\x05\x06',
    u32(0),
    count,
    count,
    u32(directory.length),
    u32(offset),
    u16(0),
  );
}

function crcOf(data: Uint8Array): number {
  return crc32(data);
}

function localMember(name: string, data: Buffer): Buffer {
  return join(
    'PK\x03\x04',
    u16(20),
    u16(0),
    u16(0),
    u32(0),
    u32(crcOf(data)),
    u32(data.length),
    u32(data.length),
    u16(name.length),
    u16(0),
    name,
    data,
  );
}

const storage = (i: number) => {
  const persistent = join(
    '(',
    text('storage'),
    'ctorch\nFloatStorage\n',
    text(`${i}`),
    text('cpu'),
    'K\x01tQ',
  );
  return call(
    'torch._utils _rebuild_tensor_v2',
    join('(', persistent, 'K\0K\x01\x85K\x01\x85\x89', call('collections OrderedDict', ')'), 't'),
  );
};

function npy(header: string, data: Bytes): Buffer {
  return join('\x93NUMPY\x02\0', u32(header.length + 1), `${header}\n`, data);
}
