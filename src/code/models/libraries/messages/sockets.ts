import type { Model } from '../../vocabulary.ts';

/** Lib/socket.py, ssl.py, asyncio/streams.py, asyncio/protocols.py, asyncore.py, asynchat.py. */
export const model: Model = {
  library: 'sockets',
  modules: [
    'socket',
    'ssl',
    'asyncio',
    'asyncore',
    'asynchat',
    'select',
    'selectors',
    'anyio',
    'trio',
    'gevent',
    'eventlet',
  ],
  aliases: {
    '{gevent.socket,eventlet.green.socket,_socket}': 'socket',
    'socket.{SocketType,_socketobject}': 'socket.socket',
    'ssl.SSLSocket': 'socket.socket',
    'asyncio.streams': 'asyncio',
  },
  types: {
    'ssl.wrap_socket()': 'socket.socket()',
    'socket.{create_connection,fromfd,create_server}()': 'socket.socket()',
    'socket.socket().{dup,detach}()': 'socket.socket()',
    'socket.{socketpair,socket().accept}()[]': 'socket.socket()',
    'ssl.{SSLContext,create_default_context,_create_unverified_context}().wrap_socket()': 'socket.socket()',
    'asyncio.{open_connection,open_unix_connection}()[]': 'asyncio.StreamReader()',
    // What is waited for are sockets, mostly: lists of them, or pairs of a key and its events.
    'select.select()[][]': 'socket.socket()',
    'selectors.{DefaultSelector,SelectSelector,PollSelector,EpollSelector}().select()[][].fileobj':
      'socket.socket()',
  },
  sources: [
    {
      path: 'socket.socket().{recv,recvfrom,recvmsg,read,makefile}()',
      origin: 'message',
      note: 'what a socket receives',
    },
    {
      path: 'asyncio.StreamReader().{read,readline,readexactly,readuntil}()',
      origin: 'message',
      note: 'what a socket receives',
    },
    { path: 'asyncio.StreamReader()[]', origin: 'message', note: 'what a socket receives' },
    {
      path: 'asyncio.{get_event_loop,get_running_loop,new_event_loop}().{sock_recv,sock_recvfrom}()',
      origin: 'message',
      note: 'what a socket receives',
    },
    {
      path: '{asyncore.dispatcher,asyncore.dispatcher_with_send,asynchat.async_chat}().recv()',
      origin: 'message',
      note: 'what a socket receives',
    },
    {
      path: '{anyio,trio}.{connect_tcp,open_tcp_stream,connect_unix}().{receive,receive_some}()',
      origin: 'message',
      note: 'what a socket receives',
    },
  ],
  // How many bytes are wanted is asked of nothing but a connection.
  conventions: [
    {
      methods: ['recv', 'recvfrom'],
      origin: 'message',
      note: 'what a socket receives',
      when: [{ argument: '0', given: true }],
    },
  ],
  fillers: [
    {
      call: 'socket.socket().{recv_into,recvfrom_into,recvmsg_into}',
      into: '0:buffer',
      origin: 'message',
    },
  ],
  sinks: [
    { call: 'socket.create_connection', rule: 'injection/url', data: '0:address[0]', form: 'data' },
    { call: 'asyncio.open_connection', rule: 'injection/url', data: '0:host', form: 'data' },
  ],
  entries: [
    {
      kind: 'socket',
      call: 'asyncio.{start_server,start_unix_server}',
      argument: '0:client_connected_cb',
      parameters: { '0': { type: 'asyncio.StreamReader()' } },
    },
    {
      kind: 'socket',
      base: 'asyncio.{Protocol,DatagramProtocol,BufferedProtocol,SubprocessProtocol}',
      methods: ['data_received', 'datagram_received', 'pipe_data_received'],
      parameters: { '*': { origin: 'message' } },
    },
    {
      kind: 'socket',
      base: 'asynchat.async_chat',
      methods: ['collect_incoming_data'],
      parameters: { '0': { origin: 'message' } },
    },
  ],
};
