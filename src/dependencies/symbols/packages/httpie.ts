import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'httpie',
  modules: ['httpie'],
  flaws: [
    {
      ids: ['CVE-2019-10751', 'GHSA-xjjg-vmw6-c2p9', 'PYSEC-2019-23', 'SNYK-PYTHON-HTTPIE-460107'],
      releases: ['1.0.2', '1.0.3'],
      by: 'size',
      symbols: ['httpie.downloads.Downloader.start', 'httpie.input.readable_file_arg'],
    },
  ],
};
