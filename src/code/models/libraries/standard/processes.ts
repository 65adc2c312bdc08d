import type { Condition, Model, Sink } from '../../vocabulary.ts';

const OUTPUT = 'the output of another program';

const RUNNERS = 'subprocess.{run,call,check_call,check_output,Popen}';

/** Programs that take a command in the argument after `-c`, by their own names or by their whole paths. */
const SHELL = '(.*/)?(a|ba|c|da|fi|k|tc|z)?sh';
const SHELL_IS_RUN = 'a shell is run, which reads the whole text';
/** Puts what stands behind the host together, for the shell there. */
const REMOTE_SHELL = '(.*/)?(ssh|rsh)';
const PYTHON = '(.*/)?python[0-9.]*';

/** An interpreter that is run with nothing, or with the words for its input, behind its name. */
function readsFrom(of: '' | '()', program: string): readonly Condition[] {
  const named = { argument: `${of}0:args[0]`, matches: program };
  return [
    { argument: `${of}0:args`, matches: program },
    { ...named, and: { argument: `${of}0:args[1]`, absent: true } },
    { ...named, and: { argument: `${of}0:args[1]`, is: ['-', '-s', '/dev/stdin'] } },
  ];
}

function given(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.map((and) => ({ argument: 'input', given: true, and }));
}

/** Lib/subprocess.py, os.popen, asyncio/subprocess.py, Python 2's commands and popen2; pexpect. */
export const model: Model = {
  library: 'processes',
  modules: [
    'ctypes',
    'sqlite3',
    'webbrowser',
    'pty',
    'posix',
    'subprocess',
    'os',
    'asyncio',
    'commands',
    'popen2',
    'pexpect',
    'psutil',
    'gevent',
    'eventlet',
  ],
  aliases: {
    subprocess32: 'subprocess',
    '{gevent.subprocess,eventlet.green.subprocess}': 'subprocess',
    'psutil.Popen': 'subprocess.Popen',
    'asyncio.subprocess.{create_subprocess_exec}': 'asyncio.create_subprocess_exec',
    'asyncio.subprocess.{create_subprocess_shell}': 'asyncio.create_subprocess_shell',
    'pexpect.pty_spawn.spawn': 'pexpect.spawn',
    'six.moves.getoutput': 'subprocess.getoutput',
  },
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
  conventions: [{ methods: ['communicate'], origin: 'local', note: OUTPUT }],
  sinks: [
    {
      call: RUNNERS,
      rule: 'injection/command',
      data: '0:args',
      form: 'data',
      when: [{ argument: 'shell', is: [true] }],
    },
    {
      call: RUNNERS,
      rule: 'injection/command',
      data: '0:args[2]',
      form: 'data',
      when: [
        {
          argument: '0:args[0]',
          matches: SHELL,
          and: { argument: '0:args[1]', matches: '-[a-z]*c' },
          unless: { argument: 'shell', is: [true] },
        },
      ],
    },
    {
      call: RUNNERS,
      rule: 'injection/command',
      data: ['0:args[2]', '0:args[3]', '0:args[4]'],
      form: 'data',
      when: [
        {
          argument: '0:args[0]',
          matches: REMOTE_SHELL,
          unless: { argument: '0:args[1]', matches: '-.*' },
        },
      ],
    },
    // A shell that is given nothing to run reads what to run.
    {
      call: 'subprocess.{run,check_output}',
      rule: 'injection/command',
      data: 'input',
      form: 'data',
      when: given(readsFrom('', SHELL)),
    },
    ...['subprocess.Popen().communicate', 'subprocess.Popen().stdin.write'].flatMap(
      (call): readonly Sink[] => [
        {
          call,
          rule: 'injection/command',
          data: '0:input',
          form: 'data',
          when: readsFrom('()', SHELL),
        },
        {
          call,
          rule: 'injection/eval',
          data: '0:input',
          form: 'data',
          when: readsFrom('()', PYTHON),
        },
      ],
    ),
    {
      call: 'subprocess.{run,check_output}',
      rule: 'injection/eval',
      data: 'input',
      form: 'data',
      when: given(readsFrom('', PYTHON)),
    },
    {
      call: 'asyncio.create_subprocess_exec',
      rule: 'injection/command',
      data: '2',
      form: 'data',
      when: [{ argument: '0:program', matches: SHELL, and: { argument: '1', matches: '-[a-z]*c' } }],
    },
    {
      call: 'os.{execv,execve,execvp,execvpe}',
      rule: 'injection/command',
      data: '1[2]',
      form: 'data',
      when: [{ argument: '0', matches: SHELL, and: { argument: '1[1]', matches: '-[a-z]*c' } }],
    },
    {
      call: RUNNERS,
      rule: 'injection/eval',
      data: '0:args[2]',
      form: 'data',
      when: [
        {
          argument: '0:args[0]',
          matches: PYTHON,
          and: { argument: '0:args[1]', is: ['-c'] },
        },
        {
          argument: '0:args[0]',
          within: ['sys.executable'],
          and: { argument: '0:args[1]', is: ['-c'] },
        },
      ],
    },
    {
      call: 'subprocess.{getoutput,getstatusoutput}',
      rule: 'injection/command',
      data: '0:cmd',
      form: 'data',
    },
    { call: 'os.system', rule: 'injection/command', data: '0:command', form: 'data' },
    {
      call: 'os.{popen,popen2,popen3,popen4}',
      rule: 'injection/command',
      data: '0:cmd',
      form: 'data',
    },
    { call: 'commands.{getoutput,getstatusoutput}', rule: 'injection/command', data: '0', form: 'data' },
    { call: 'popen2.{popen2,popen3,popen4}', rule: 'injection/command', data: '0', form: 'data' },
    { call: 'asyncio.create_subprocess_shell', rule: 'injection/command', data: '0:cmd', form: 'data' },
    {
      call: 'pexpect.{spawn,spawnu}',
      rule: 'injection/command',
      data: '1:args[1]',
      form: 'data',
      when: [
        {
          argument: '0:command',
          matches: SHELL,
          and: { argument: '1:args[0]', matches: '-[a-z]*c' },
        },
      ],
    },
    { call: 'pexpect.{run,runu}', rule: 'injection/program', data: '0:command', form: 'data' },
    { call: 'pexpect.{spawn,spawnu}', rule: 'injection/program', data: '0:command', form: 'data' },
    {
      call: RUNNERS,
      rule: 'injection/program',
      data: ['0:args[0]', 'executable'],
      form: 'data',
      safe: [{ argument: 'shell', is: [true], because: SHELL_IS_RUN }],
    },
    // A list that is made of a text, `shlex.split(line)`, begins with the program as well.
    {
      call: RUNNERS,
      rule: 'injection/program',
      data: '0:args',
      form: 'text',
      safe: [{ argument: 'shell', is: [true], because: SHELL_IS_RUN }],
    },
    { call: 'asyncio.create_subprocess_exec', rule: 'injection/program', data: '0:program', form: 'data' },
    {
      call: 'os.{execl,execle,execlp,execlpe,execv,execve,execvp,execvpe,posix_spawn,posix_spawnp,startfile}',
      rule: 'injection/program',
      data: '0',
      form: 'data',
    },
    {
      call: 'os.{spawnl,spawnle,spawnlp,spawnlpe,spawnv,spawnve,spawnvp,spawnvpe}',
      rule: 'injection/program',
      data: '1',
      form: 'data',
    },
    {
      call: 'ctypes.{CDLL,PyDLL,WinDLL,OleDLL}',
      rule: 'injection/program',
      data: '0:name',
      form: 'data',
    },
    { call: 'ctypes.{cdll,windll}.LoadLibrary', rule: 'injection/program', data: '0:name', form: 'data' },
    { call: 'sqlite3.connect().load_extension', rule: 'injection/program', data: '0:name', form: 'data' },
    {
      call: 'webbrowser.{open,open_new,open_new_tab}',
      rule: 'injection/program',
      data: '0:url',
      form: 'data',
    },
    { call: 'pty.spawn', rule: 'injection/program', data: ['0:argv[0]'], form: 'data' },
  ],
  sanitizers: [
    { call: 'subprocess.list2cmdline', data: '0:seq', rules: ['injection/command'] },
    {
      call: '{shlex.quote,pipes.quote,shlex.join,six.moves.shlex_quote}',
      data: '0',
      rules: ['injection/command'],
    },
  ],
};
