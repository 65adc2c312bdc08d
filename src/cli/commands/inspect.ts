import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { OfSafe } from '../../artifacts/entry.ts';
import type { RemoteFiles } from '../../audit/inspect.ts';
import { ruleLookup } from '../../finding/rule.ts';
import { UsageError } from '../../limits/errors.ts';
import { discover, rootOf } from '../../project/discover.ts';
import type { Project } from '../../project/project.ts';
import { visibleProse } from '../../report/terminal/visible.ts';
import { networkOf } from '../advisories.ts';
import type { Command } from '../command.ts';
import type { Console } from '../console.ts';
import { LOCK_FILE } from '../lock-file.ts';
import { formatNamed, present } from '../present.ts';
import { progressLine } from '../progress.ts';
import { COMMON_OPTIONS, configurationOf, type Settings, settingsFrom } from '../settings.ts';
import { VERSION } from '../version.ts';

const { format, output, failOn, strict, offline, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'inspect',
  summary: 'tell what pickles, models and archives do when they are loaded',
  help: `Nothing is loaded: pickles are carried out on symbols, archives are read by their directory.

Verdicts: dangerous (runs code or reaches something that can), suspicious (shaped to hide or to break readers),
unreadable (damaged, encrypted, over a limit, not supported), unknown (needs names that nobody vouches for), safe.

Examples:
  wherefrom inspect model.pkl
  wherefrom inspect models/ --format json
  wherefrom inspect models/ --lock          write down what the models are and need
  wherefrom inspect models/ --locked        in CI: exit 1 if one of them starts to need something new
  wherefrom inspect https://models.example/checkpoint.pt    only the parts that matter are fetched
  wherefrom inspect --strict --fail-on low checkpoint.pt`,
  arguments: [
    {
      notation: '[path...]',
      description: 'files, folders that are walked, addresses (default: the current folder)',
    },
  ],
  options: [
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    new Option('--lock [file]', `write down what each artifact is and needs (default: ${LOCK_FILE})`),
    new Option('--locked [file]', 'compare with what was written down, and exit 1 if anything is different'),
    ...[format, output, failOn, strict, offline, isolated, quiet, verbose],
  ],
  async run({ console, args, options }) {
    const { files, addresses } = told(args.length > 0 ? args : ['.']);
    const paths = { given: files, folder: console.folder };
    const root = files.length > 0 ? rootOf(paths) : console.folder;
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    formatNamed(settings.format);
    const project = files.length > 0 ? discover(paths, settings.exclude) : nothing(root);
    const remote = addresses.length > 0 ? remoteFiles(addresses, settings, console) : undefined;
    const progress = progressLine(console, settings.quiet);
    try {
      const { inspect } = await import('../../audit/inspect.ts');
      const named = namedFiles(project, files, console.folder);
      if (options.lock !== undefined || options.locked !== undefined) {
        if (remote)
          throw new UsageError('a lock is one of files', 'leave the addresses out, or download them');
        const { lockArtifacts } = await import('../locking.ts');
        return await lockArtifacts({ project, named, options, settings, console, progress });
      }
      const report = await inspect(project, {
        named,
        ...(remote && { remote }),
        progress,
        version: VERSION,
        ofSafe: ofSafe(settings),
      });
      progress.close();
      const { rules } = await import('../../artifacts/rules/registry.generated.ts');
      const rule = ruleLookup(rules);
      const run = { tool: report.tool, root: report.root, rule, sourceLines: () => undefined };
      return present(report, run, settings, console);
    } finally {
      progress.close();
    }
  },
};

/** On a terminal what is safe is counted, and no more. */
function ofSafe({ format, verbose }: Settings): OfSafe {
  const tells = format !== 'terminal' || verbose;
  return { names: tells, programs: format === 'json', digests: tells };
}

/** Addresses are what begins like one; everything else is a path. */
function told(args: readonly string[]): { files: string[]; addresses: URL[] } {
  const isAddress = (text: string) => /^https?:\/\//i.test(text);
  return {
    files: args.filter((text) => !isAddress(text)),
    addresses: args.filter(isAddress).map((text) => {
      if (URL.canParse(text)) return new URL(text);
      throw new UsageError(`${text} is no address`, 'write it as https://host/path');
    }),
  };
}

function nothing(root: string): Project {
  return { root, files: [], incomplete: [], passedOver: [] };
}

function remoteFiles(addresses: readonly URL[], settings: Settings, console: Console): RemoteFiles {
  if (settings.offline)
    throw new UsageError(
      `${addresses[0]?.host} is in the network, and --offline forbids it`,
      'download the file, or leave --offline out',
    );
  const note = (text: string) => {
    if (!settings.quiet) console.err(`${visibleProse(text, true)}\n`);
  };
  return { addresses, network: networkOf(console), note };
}

/** Those of the project's files that are arguments themselves. */
function namedFiles(project: Project, args: readonly string[], folder: string): Set<string> {
  const real = new Set(args.map((path) => realpathSync(resolve(folder, path))));
  return new Set(project.files.filter(({ absolute }) => real.has(absolute)).map(({ path }) => path));
}
