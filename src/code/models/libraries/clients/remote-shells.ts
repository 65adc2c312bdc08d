import type { Model } from '../../vocabulary.ts';

const COMMAND = 'injection/command';

/** fabric/connection.py, fabric/operations.py until 1.14, invoke/context.py, asyncssh/connection.py: each runs a shell. */
export const model: Model = {
  library: 'Fabric, Invoke and AsyncSSH',
  modules: ['fabric', 'invoke', 'asyncssh'],
  aliases: {
    'fabric.connection.Connection': 'fabric.Connection',
    'invoke.context.Context': 'invoke.Context',
  },
  types: { 'asyncssh.connect()': 'asyncssh.SSHClientConnection()' },
  sinks: [
    { call: 'fabric.Connection().{run,sudo,local}', rule: COMMAND, data: '0:command', form: 'data' },
    { call: 'fabric.api.{run,sudo,local}', rule: COMMAND, data: '0:command', form: 'data' },
    {
      call: 'invoke.{run,sudo,Context().run,Context().sudo}',
      rule: COMMAND,
      data: '0:command',
      form: 'data',
    },
    {
      call: 'asyncssh.SSHClientConnection().{run,create_process}',
      rule: COMMAND,
      data: ['0:command', 'command'],
      form: 'data',
    },
  ],
  sources: [
    {
      path: 'fabric.Connection().{run,sudo,local}()',
      origin: 'response',
      note: 'a command on another machine',
    },
  ],
};
