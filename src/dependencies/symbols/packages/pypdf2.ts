import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pypdf2',
  modules: ['PyPDF2'],
  flaws: [
    {
      ids: ['CVE-2022-24859', 'GHSA-xcjx-m2pj-8g79', 'PYSEC-2022-194'],
      releases: ['1.27.4', '1.27.5'],
      by: 'name',
      symbols: ['PyPDF2.pdf.ContentStream._readInlineImage'],
    },
  ],
};
