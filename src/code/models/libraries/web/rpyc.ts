import { ALL_REMOTE } from '../../shorthands.ts';
import type { Condition, Model } from '../../vocabulary.ts';

const PEER = { origin: 'message', note: 'what the other side sends' } as const;
const SERVERS = '{ThreadedServer,ThreadPoolServer,ForkingServer,OneShotServer,GeventServer}';

function allowsPickle(argument: string): readonly Condition[] {
  return [{ argument: `${argument}[allow_pickle]`, is: [true] }];
}

/**
 * rpyc/core/protocol.py: `allow_pickle` is off by default; core/service.py: SlaveService runs what it is sent.
 * rpyc/core/service.py: methods named `exposed_*` of a service can be called by every client.
 */
export const model: Model = {
  library: 'RPyC',
  modules: ['rpyc'],
  aliases: {
    'rpyc.utils.server': 'rpyc',
    'rpyc.utils.factory': 'rpyc',
    'rpyc.core.service.{SlaveService,ClassicService}': 'rpyc.SlaveService',
    'rpyc.ClassicService': 'rpyc.SlaveService',
    'rpyc.core.{SlaveService,ClassicService}': 'rpyc.SlaveService',
    'rpyc.core.service.Service': 'rpyc.Service',
    'rpyc.utils.exposed': 'rpyc.exposed',
  },
  sources: [
    {
      path: 'rpyc.{connect,ssl_connect,connect_by_service,classic.connect}().root',
      origin: 'response',
      note: 'the answer of an RPyC server',
    },
  ],
  sinks: [
    {
      call: `rpyc.${SERVERS}`,
      rule: 'deserialization/setting',
      reads: PEER,
      when: allowsPickle('protocol_config'),
      advice: 'Leave allow_pickle off.',
    },
    {
      call: 'rpyc.{connect,connect_stream,connect_channel,connect_by_service,ssl_connect,unix_connect}',
      rule: 'deserialization/setting',
      reads: PEER,
      when: allowsPickle('config'),
      advice: 'Leave allow_pickle off.',
    },
  ],
  entries: [
    { kind: 'rpc', base: 'rpyc.Service', methods: ['exposed_*'], parameters: ALL_REMOTE },
    { kind: 'rpc', decorator: 'rpyc.{exposed,exposed()}', parameters: ALL_REMOTE },
  ],
};
