import { ALL_MESSAGE, ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** What a method returns is written, as HTML unless a header says otherwise. */
const ANSWER = 'twisted.web.server.Request().write';

const REQUEST = { type: 'twisted.web.server.Request()' } as const;

/** src/twisted/web, internet/protocol.py, internet/defer.py, protocols/basic.py, protocols/amp.py; Klein's routes. */
export const model: Model = {
  library: 'Twisted',
  modules: ['twisted', 'klein', 'treq'],
  aliases: {
    'twisted.web.{http.Request,iweb.IRequest}': 'twisted.web.server.Request',
    'twisted.internet.protocol.{ProcessProtocol,ConnectedDatagramProtocol}':
      'twisted.internet.protocol.Protocol',
    'twisted.protocols.basic.{LineReceiver,LineOnlyReceiver,NetstringReceiver,Int8StringReceiver,Int16StringReceiver,Int32StringReceiver}':
      'twisted.internet.protocol.Protocol',
    'twisted.internet.protocol.DatagramProtocol': 'twisted.internet.protocol.Protocol',
    'treq.client.HTTPClient().{get,post,put,patch,delete,head,request}': 'twisted.web.client.Agent().request',
    'treq.{get,post,put,patch,delete,head,request}': 'twisted.web.client.Agent().request',
    'klein.Klein().route': 'klein.route',
  },
  sources: [
    {
      path: 'twisted.protocols.amp.AMP().callRemote()',
      origin: 'message',
      note: 'what the other side answers',
    },
    { path: 'twisted.web.server.Request()', origin: 'remote', note: 'the HTTP request' },
    {
      path: 'twisted.web.client.{getPage,readBody,Agent().request}()',
      origin: 'response',
      note: 'an HTTP response',
    },
    {
      path: 'treq.{content,text_content,json_content,collect}()',
      origin: 'response',
      note: 'an HTTP response',
    },
  ],
  entries: [
    {
      kind: 'rpc',
      decorator: 'twisted.protocols.amp.Command.responder',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'http',
      base: 'twisted.web.resource.Resource',
      methods: ['render', 'render_*'],
      parameters: { '0': REQUEST },
      gives: ANSWER,
    },
    {
      kind: 'http',
      base: 'twisted.web.resource.Resource',
      methods: ['getChild', 'getChildWithDefault'],
      parameters: { '0': { origin: 'remote' }, '1': REQUEST },
    },
    { kind: 'rpc', base: 'twisted.web.xmlrpc.XMLRPC', methods: ['xmlrpc_*'], parameters: ALL_REMOTE },
    {
      kind: 'http',
      decorator: 'klein.route()',
      parameters: { '0': REQUEST, ...ALL_REMOTE },
      name: '0:url',
      gives: ANSWER,
    },
    {
      kind: 'socket',
      base: 'twisted.internet.protocol.Protocol',
      methods: [
        'dataReceived',
        'lineReceived',
        'rawDataReceived',
        'stringReceived',
        'datagramReceived',
        'outReceived',
        'errReceived',
      ],
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'rpc',
      base: 'twisted.spread.pb.*',
      methods: ['remote_*', 'perspective_*'],
      parameters: ALL_REMOTE,
    },
  ],
  callbacks: [
    { call: 'twisted.internet.threads.deferToThread', function: '0:f', gives: 'rest', returns: true },
    { call: 'twisted.internet.reactor.{callInThread,callFromThread}', function: '0:callable', gives: 'rest' },
    { call: 'twisted.internet.defer.maybeDeferred', function: '0:f', gives: 'rest', returns: true },
    {
      call: 'twisted.web.client.{getPage,readBody}().{addCallback,addBoth}',
      function: '0:callback',
      gives: { values: ['twisted.web.client.getPage()'] },
    },
    {
      call: 'twisted.protocols.amp.AMP().callRemote().{addCallback,addBoth}',
      function: '0:callback',
      gives: { values: ['twisted.protocols.amp.AMP().callRemote()'] },
    },
    {
      call: 'twisted.web.client.Agent().request().{addCallback,addBoth}',
      function: '0:callback',
      gives: { values: ['twisted.web.client.Agent().request()'] },
    },
  ],
  sinks: [
    { call: ANSWER, rule: 'injection/markup', data: '0:data', form: 'text' },
    {
      call: 'twisted.web.server.Request().redirect',
      rule: 'injection/redirect',
      data: '0:url',
      form: 'data',
    },
    {
      call: 'twisted.web.util.redirectTo',
      rule: 'injection/redirect',
      data: ['0:URL', '0:url'],
      form: 'data',
    },
    {
      call: 'treq.{get,post,put,patch,delete,head}',
      rule: 'injection/url',
      data: '0:url',
      form: 'data',
    },
  ],
};
