import { ALL_LOCAL } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const ARGUMENT = 'an argument of the command line';

/** Lib/argparse.py, optparse.py, getopt.py; docopt.py, fire/core.py, absl/flags, cleo, plac. */
export const model: Model = {
  library: 'argument parsers',
  modules: ['argparse', 'optparse', 'docopt', 'fire', 'absl', 'configargparse', 'cmd', 'gflags'],
  aliases: {
    'configargparse.{ArgParser,ArgumentParser}': 'argparse.ArgumentParser',
    gflags: 'absl.flags',
  },
  types: {
    'argparse.ArgumentParser().{add_argument_group,add_mutually_exclusive_group,add_subparsers,add_parser,add_subparsers().add_parser}()':
      'argparse.ArgumentParser()',
    'argparse.ArgumentParser().parse_known_args()[]': 'argparse.Namespace()',
  },
  sources: [
    {
      path: 'argparse.ArgumentParser().{parse_args,parse_known_args,parse_intermixed_args}()',
      origin: 'local',
      note: ARGUMENT,
    },
    { path: 'argparse.Namespace()', origin: 'local', note: ARGUMENT },
    { path: 'optparse.OptionParser().parse_args()', origin: 'local', note: ARGUMENT },
    { path: 'docopt.docopt()', origin: 'local', note: ARGUMENT },
    { path: 'absl.flags.FLAGS', origin: 'local', note: ARGUMENT },
  ],
  entries: [
    {
      kind: 'command',
      call: 'argparse.ArgumentParser().add_argument',
      argument: 'type',
      parameters: { '0': { origin: 'local' } },
      name: '0',
    },
    {
      kind: 'command',
      call: 'argparse.ArgumentParser().set_defaults',
      argument: 'func',
      parameters: { '0': { type: 'argparse.Namespace()' } },
    },
    {
      kind: 'command',
      base: 'argparse.Action',
      methods: ['__call__'],
      parameters: { '1': { type: 'argparse.Namespace()' }, '2': { origin: 'local' } },
    },
    { kind: 'command', call: 'fire.Fire', argument: '0:component', parameters: ALL_LOCAL, name: '2:name' },
    {
      kind: 'command',
      call: 'fire.Fire',
      argument: '0:component',
      methods: ['*'],
      parameters: ALL_LOCAL,
    },
    { kind: 'command', call: 'absl.app.run', argument: '0:main', parameters: ALL_LOCAL },
    { kind: 'command', base: 'cmd.Cmd', methods: ['do_*', 'default', 'onecmd'], parameters: ALL_LOCAL },
  ],
};
