import type { Model } from '../../vocabulary.ts';

/** paramiko/client.py, sftp_client.py, channel.py. */
export const model: Model = {
  library: 'Paramiko',
  modules: ['paramiko'],
  aliases: { 'paramiko.client.SSHClient': 'paramiko.SSHClient' },
  types: {
    'paramiko.{SSHClient().open_sftp,SFTPClient.from_transport,SFTP.from_transport,Transport().open_sftp_client}()':
      'paramiko.SFTPClient()',
    'paramiko.{SSHClient().invoke_shell,Transport().open_session,Transport().open_channel}()':
      'paramiko.Channel()',
  },
  sources: [
    { path: 'paramiko.SSHClient().exec_command()', origin: 'response', note: 'a command on another machine' },
    { path: 'paramiko.SFTPClient().{open,file}()', origin: 'response', note: 'a file on another machine' },
    {
      path: 'paramiko.SFTPClient().{listdir,listdir_attr,listdir_iter}()',
      origin: 'response',
      note: 'names of files on another machine',
    },
    {
      path: 'paramiko.Channel().{recv,recv_stderr,makefile,makefile_stderr}()',
      origin: 'response',
      note: 'a command on another machine',
    },
  ],
  fillers: [{ call: 'paramiko.SFTPClient().getfo', into: '1:fl', origin: 'response' }],
  sinks: [
    {
      call: 'paramiko.SFTPClient().get',
      rule: 'injection/path',
      data: '1:localpath',
      form: 'target',
      writes: true,
    },
    { call: 'paramiko.SSHClient().exec_command', rule: 'injection/command', data: '0:command', form: 'data' },
    { call: 'paramiko.Channel().exec_command', rule: 'injection/command', data: '0:command', form: 'data' },
  ],
};
