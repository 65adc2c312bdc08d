import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'twisted',
  modules: ['twisted'],
  flaws: [
    {
      ids: ['CVE-2016-1000111', 'GHSA-3gqj-cmxr-p4x2', 'PYSEC-2020-214'],
      releases: ['16.3.0', '16.3.1'],
      by: 'size',
      symbols: [
        'twisted.web._http2.H2Connection._handleWindowUpdate',
        'twisted.web.server.Request.getSession',
        'twisted.web.server.Site._mkuid',
        'twisted.web.twcgi.CGIScript.render',
      ],
    },
    {
      ids: ['CVE-2022-21716', 'GHSA-rv6r-3f5q-9rgx', 'PYSEC-2022-160'],
      releases: ['22.1.0', '22.2.0'],
      by: 'size',
      symbols: [
        'twisted.conch.ssh.transport.SSHTransportBase.dataReceived',
        'twisted.internet._glibbase.PortableGlibReactorBase.simulate',
        'twisted.web.http.Request.__init__',
        'twisted.web.http.Request.getHeader',
      ],
    },
    {
      ids: ['CVE-2022-24801', 'GHSA-c2jg-hw38-jrqq', 'PYSEC-2022-195'],
      releases: ['22.2.0', '22.4.0'],
      by: 'place',
      symbols: [
        'twisted.web.http.HTTPChannel._maybeChooseTransferDecoder',
        'twisted.web.http.HTTPChannel.headerReceived',
        'twisted.web.http.HTTPChannel.lineReceived',
        'twisted.web.http._ChunkedTransferDecoder._dataReceived_CHUNK_LENGTH',
        'twisted.web.http.fromChunk',
      ],
    },
    {
      ids: ['CVE-2022-21712', 'GHSA-92x2-jw7w-xvvx', 'PYSEC-2022-27'],
      releases: ['21.7.0', '22.1.0'],
      by: 'name',
      symbols: ['twisted.web.client.RedirectAgent.__init__'],
    },
  ],
};
