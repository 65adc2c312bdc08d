import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'feedparser',
  modules: ['feedparser'],
  flaws: [
    {
      ids: ['CVE-2012-2921', 'GHSA-hjf3-r7gw-9rwg', 'PYSEC-2012-14'],
      releases: ['5.1.1', '5.1.2'],
      by: 'size',
      symbols: [
        'feedparser._FeedParserMixin._start_itunes_image',
        'feedparser._RelativeURIResolver.resolveURI',
        'feedparser._makeSafeAbsoluteURI',
        'feedparser._open_resource',
        'feedparser.parse',
      ],
    },
  ],
};
