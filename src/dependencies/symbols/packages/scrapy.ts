import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'scrapy',
  modules: ['scrapy'],
  flaws: [
    {
      ids: ['CVE-2021-41125', 'GHSA-jwqp-28gf-p498', 'PYSEC-2021-363'],
      releases: ['2.5.0', '2.5.1'],
      by: 'place',
      symbols: [
        'scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware.process_request',
        'scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware.spider_opened',
      ],
    },
    {
      ids: ['CVE-2022-0577', 'GHSA-cjvr-mfj7-j4j8', 'PYSEC-2022-159'],
      releases: ['2.6.0', '2.6.1'],
      by: 'size',
      symbols: ['scrapy.downloadermiddlewares.redirect._build_redirect_request'],
    },
  ],
};
