import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'paramiko',
  modules: ['paramiko'],
  flaws: [
    {
      ids: ['CVE-2018-7750', 'GHSA-232r-66cg-79px', 'PYSEC-2018-19'],
      releases: ['2.3.1', '2.3.2'],
      by: 'place',
      symbols: [
        'paramiko.Transport.open_channel',
        'paramiko.Transport.run',
        'paramiko.transport.Transport.open_channel',
        'paramiko.transport.Transport.run',
      ],
    },
    {
      ids: ['CVE-2022-24302', 'GHSA-f8q4-jwww-x3wv', 'PYSEC-2022-166'],
      releases: ['2.10.0', '2.10.1'],
      by: 'size',
      symbols: ['paramiko.PKey._write_private_key_file', 'paramiko.pkey.PKey._write_private_key_file'],
    },
  ],
};
