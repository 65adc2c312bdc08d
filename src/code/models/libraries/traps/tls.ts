import { UNCHECKED } from '../../names.ts';
import { VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const UNVERIFIED = 'tls/no-verification';
const OLD = 'ssl.{PROTOCOL_SSLv2,PROTOCOL_SSLv3,PROTOCOL_TLSv1,PROTOCOL_TLSv1_1}';
const OLD_OPENSSL = 'OpenSSL.SSL.{SSLv2_METHOD,SSLv3_METHOD,TLSv1_METHOD,TLSv1_1_METHOD}';

const BY_OPTION = [{ under: UNCHECKED, because: 'an option says so' }];

/** Lib/ssl.py; requests/sessions.py; httpx/_client.py; aiohttp/connector.py, client.py; urllib3/connectionpool.py. */
export const model: Model = {
  library: 'TLS',
  modules: ['ssl', 'requests', 'httpx', 'aiohttp', 'urllib3', 'OpenSSL'],
  sinks: [
    { call: 'ssl._create_unverified_context', rule: UNVERIFIED, safe: BY_OPTION },
    {
      call: `requests.{request,${VERBS},Session().request,Session().get,Session().post,Session().put,Session().patch,Session().delete,Session().head,Session().options}`,
      rule: UNVERIFIED,
      safe: BY_OPTION,
      when: [{ argument: 'verify', is: [false] }],
    },
    {
      call: `httpx.{request,stream,Client,${VERBS}}`,
      rule: UNVERIFIED,
      safe: BY_OPTION,
      when: [{ argument: 'verify', is: [false] }],
    },
    {
      call: 'aiohttp.TCPConnector',
      rule: UNVERIFIED,
      safe: BY_OPTION,
      when: [
        { argument: 'ssl', is: [false] },
        { argument: 'verify_ssl', is: [false] },
      ],
    },
    {
      call: `aiohttp.ClientSession().{request,${VERBS},ws_connect}`,
      rule: UNVERIFIED,
      safe: BY_OPTION,
      when: [
        { argument: 'ssl', is: [false] },
        { argument: 'verify_ssl', is: [false] },
      ],
    },
    {
      call: 'urllib3.{PoolManager,HTTPSConnectionPool}',
      rule: UNVERIFIED,
      safe: BY_OPTION,
      when: [
        { argument: 'cert_reqs', is: ['CERT_NONE', 'NONE'] },
        { argument: 'cert_reqs', within: ['ssl.CERT_NONE'] },
      ],
    },
    {
      call: 'ssl.wrap_socket',
      rule: 'tls/wrap-socket',
      safe: [
        { argument: 'server_side', is: [true], because: 'a server need not know its clients' },
        {
          argument: 'cert_reqs',
          within: ['ssl.CERT_REQUIRED'],
          and: { mentions: ['match_hostname'] },
          because: 'certificate and name are checked',
        },
      ],
    },
    {
      call: 'ssl.wrap_socket',
      rule: 'tls/old-protocol',
      when: [{ argument: 'ssl_version', within: [OLD] }],
    },
    { call: 'ssl.SSLContext', rule: 'tls/old-protocol', when: [{ argument: '0:protocol', within: [OLD] }] },
    {
      call: 'OpenSSL.SSL.Context',
      rule: 'tls/old-protocol',
      when: [{ argument: '0:method', within: [OLD_OPENSSL] }],
    },
  ],
};
