import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'tornado',
  modules: ['tornado'],
  flaws: [
    {
      ids: ['CVE-2012-2374', 'PYSEC-2012-5'],
      releases: ['2.2', '2.2.1'],
      by: 'place',
      symbols: ['tornado.web.RequestHandler._convert_header_value'],
    },
    {
      ids: ['CVE-2014-9720', 'PYSEC-2020-213'],
      releases: ['3.2.1', '3.2.2'],
      by: 'size',
      symbols: [
        'tornado.web.RequestHandler.check_xsrf_cookie',
        'tornado.web.RequestHandler.xsrf_token',
        'tornado.websocket._websocket_mask_python',
      ],
    },
    {
      ids: ['CVE-2023-28370', 'PYSEC-2023-75'],
      releases: ['6.3.1', '6.3.2'],
      by: 'size',
      symbols: ['tornado.web.StaticFileHandler.validate_absolute_path'],
    },
  ],
};
