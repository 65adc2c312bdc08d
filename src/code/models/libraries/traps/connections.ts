import { VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const EVERYWHERE = ['0.0.0.0', '', '::'];
const LISTENS = 'network/all-interfaces';
/** Methods of a socket that let nothing in. */
const OF_A_PROBE = ['bind', 'close', 'getsockname', 'setsockopt', 'settimeout', 'setblocking'];
/** Contexts that end blocking calls in their bodies. */
const LIMITS = [
  '{eventlet,gevent}.{Timeout,timeout.Timeout}()',
  '{eventlet,gevent}.{Timeout,timeout.Timeout}.start_new()',
  'stopit.{ThreadingTimeout,SignalTimeout}()',
];
const ACCEPTS_ALL = [
  'paramiko.{AutoAddPolicy,WarningPolicy,client.AutoAddPolicy,client.WarningPolicy}',
  'paramiko.{AutoAddPolicy,WarningPolicy,client.AutoAddPolicy,client.WarningPolicy}()',
];

/** Lib/socket.py, socketserver.py, telnetlib.py, ftplib.py, imaplib.py, poplib.py; paramiko/client.py; pysnmp/hlapi. */
export const model: Model = {
  library: 'connections',
  modules: [
    ...['socket', 'socketserver', 'http', 'asyncio', 'wsgiref', 'flask', 'uvicorn', 'aiohttp', 'bottle'],
    ...[
      'urllib',
      'smtplib',
      'telnetlib',
      'ftplib',
      'imaplib',
      'poplib',
      'paramiko',
      'pysnmp',
      'requests',
      'httpx',
    ],
  ],
  aliases: {
    'pysnmp.hlapi.{asyncio,v1arch,v3arch,v1arch.asyncio,v3arch.asyncio,auth}': 'pysnmp.hlapi',
  },
  sinks: [
    {
      call: 'socket.socket().bind',
      rule: LISTENS,
      when: [{ argument: '0:address[0]', is: EVERYWHERE }],
      safe: [{ usedOnlyBy: OF_A_PROBE, because: 'it only tries whether the port is free' }],
    },
    { call: 'socket.create_server', rule: LISTENS, when: [{ argument: '0:address[0]', is: EVERYWHERE }] },
    {
      call: '{socketserver.TCPServer,socketserver.ThreadingTCPServer,socketserver.UDPServer,http.server.HTTPServer,http.server.ThreadingHTTPServer}',
      rule: LISTENS,
      when: [{ argument: '0:server_address[0]', is: EVERYWHERE }],
    },
    { call: 'asyncio.start_server', rule: LISTENS, when: [{ argument: '1:host', is: EVERYWHERE }] },
    {
      call: '{wsgiref.simple_server.make_server,flask.Flask().run}',
      rule: LISTENS,
      when: [{ argument: '0:host', is: EVERYWHERE }],
    },
    {
      call: '{uvicorn.run,aiohttp.web.run_app,bottle.run}',
      rule: LISTENS,
      when: [{ argument: 'host', is: EVERYWHERE }],
    },
    {
      call: `requests.{request,${VERBS}}`,
      rule: 'network/no-timeout',
      when: [
        { argument: 'timeout', absent: true },
        { argument: 'timeout', is: [null] },
      ],
      safe: [{ inside: LIMITS, because: 'what stands around it ends it after some time' }],
    },
    {
      call: `httpx.{request,stream,Client,${VERBS}}`,
      rule: 'network/no-timeout',
      when: [{ argument: 'timeout', is: [null] }],
    },
    {
      call: 'urllib.request.urlopen',
      rule: 'network/no-timeout',
      when: [
        { argument: '2:timeout', absent: true },
        { argument: '2:timeout', is: [null] },
      ],
    },
    {
      call: '{http.client.HTTPConnection,http.client.HTTPSConnection}',
      rule: 'network/no-timeout',
      when: [{ argument: '2:timeout', absent: true }],
    },
    {
      call: 'smtplib.SMTP',
      rule: 'network/no-timeout',
      when: [{ argument: '3:timeout', absent: true }],
    },
    {
      call: 'smtplib.SMTP_SSL',
      rule: 'network/no-timeout',
      when: [{ argument: '5:timeout', absent: true }],
    },
    {
      call: 'socket.create_connection',
      rule: 'network/no-timeout',
      when: [
        { argument: '1:timeout', absent: true },
        { argument: '1:timeout', is: [null] },
      ],
    },
    { call: '{telnetlib.Telnet,ftplib.FTP,imaplib.IMAP4,poplib.POP3}', rule: 'network/clear-text' },
    {
      call: 'paramiko.SSHClient().set_missing_host_key_policy',
      rule: 'network/host-key',
      when: [{ argument: '0:policy', within: ACCEPTS_ALL }],
    },
    {
      call: 'pysnmp.hlapi.CommunityData',
      rule: 'network/snmp',
      when: [{ argument: '2:mpModel', is: [0, 1] }],
    },
    {
      call: 'pysnmp.hlapi.UsmUserData',
      rule: 'network/snmp',
      when: [{ argument: '2:privKey', absent: true }],
    },
  ],
};
