import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'waitress',
  modules: ['waitress'],
  flaws: [
    {
      ids: ['CVE-2022-24761', 'GHSA-4f7p-27jc-3c36', 'PYSEC-2022-169'],
      releases: ['2.1.0', '2.1.1'],
      by: 'size',
      symbols: [
        'waitress.parser.HTTPRequestParser.parse_header',
        'waitress.receiver.ChunkedReceiver.received',
        'waitress.utilities.undquote',
      ],
    },
  ],
};
