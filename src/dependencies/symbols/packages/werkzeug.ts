import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'werkzeug',
  modules: ['werkzeug'],
  flaws: [
    {
      ids: ['CVE-2023-46136', 'GHSA-hrfv-mqp8-q5rw', 'PYSEC-2023-221'],
      releases: ['3.0.0', '3.0.1'],
      by: 'size',
      symbols: ['werkzeug.sansio.multipart.MultipartDecoder._parse_data'],
    },
  ],
};
