import type { Model } from '../../vocabulary.ts';

const OUTPUT = 'the output of another program';

/** Lib/subprocess.py, os.popen, asyncio/subprocess.py, Python 2's commands and popen2; pexpect. */
export const model: Model = {
  library: 'processes',
  modules: ['subprocess', 'os', 'asyncio', 'commands', 'popen2', 'pexpect'],
  aliases: { subprocess32: 'subprocess', 'six.moves.getoutput': 'subprocess.getoutput' },
  sources: [
    {
      path: 'subprocess.{check_output,getoutput,getstatusoutput}()',
      origin: 'local',
      note: OUTPUT,
    },
    { path: 'subprocess.run().{stdout,stderr}', origin: 'local', note: OUTPUT },
    {
      path: 'subprocess.Popen().{stdout,stderr,communicate()}',
      origin: 'local',
      note: OUTPUT,
      stream: true,
    },
    { path: 'os.{popen,popen2,popen3,popen4}()', origin: 'local', note: OUTPUT, stream: true },
    { path: '{commands.getoutput,commands.getstatusoutput}()', origin: 'local', note: OUTPUT },
    {
      path: 'asyncio.{create_subprocess_exec,create_subprocess_shell}().{stdout,stderr,communicate()}',
      origin: 'local',
      note: OUTPUT,
    },
    { path: 'pexpect.{spawn().before,spawn().after,spawn().read(),run()}', origin: 'local', note: OUTPUT },
  ],
};
