import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'flask-cors',
  modules: ['flask_cors'],
  flaws: [
    {
      ids: ['CVE-2020-25032', 'GHSA-xc3p-ff3m-f46v', 'PYSEC-2020-43'],
      releases: ['3.0.8', '3.0.9'],
      by: 'size',
      symbols: ['flask_cors.extension.make_after_request_function'],
    },
    {
      ids: ['CVE-2024-6221', 'PYSEC-2024-71'],
      releases: ['4.0.2', '5.0.0'],
      by: 'size',
      symbols: ['flask_cors.core.get_cors_options', 'flask_cors.core.serialize_options'],
    },
  ],
};
