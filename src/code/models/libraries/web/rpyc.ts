import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** rpyc/core/service.py: methods named `exposed_*` of a service can be called by every client. */
export const model: Model = {
  library: 'RPyC',
  modules: ['rpyc'],
  aliases: { 'rpyc.core.service.Service': 'rpyc.Service', 'rpyc.utils.exposed': 'rpyc.exposed' },
  sources: [
    {
      path: 'rpyc.{connect,ssl_connect,connect_by_service,classic.connect}().root',
      origin: 'response',
      note: 'the answer of an RPyC server',
    },
  ],
  entries: [
    { kind: 'rpc', base: 'rpyc.Service', methods: ['exposed_*'], parameters: ALL_REMOTE },
    { kind: 'rpc', decorator: 'rpyc.{exposed,exposed()}', parameters: ALL_REMOTE },
  ],
};
