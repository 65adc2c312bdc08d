import { Option } from 'commander';
import type { SbomFormat } from '../../audit/sbom.ts';
import { UsageError } from '../../limits/errors.ts';
import { discover, rootOf } from '../../project/discover.ts';
import { auditOptions } from '../auditing.ts';
import type { Command } from '../command.ts';
import { openOutput } from '../output.ts';
import { progressLine } from '../progress.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { VERSION } from '../version.ts';

const { output, strict, offline, advisories, epss, kev, pythonVersion, platform } = COMMON_OPTIONS;
const { cacheDir, cache, models, isolated, quiet, verbose } = COMMON_OPTIONS;

const FORMATS: readonly SbomFormat[] = ['cyclonedx', 'spdx', 'spdx3', 'openvex'];

export const command: Command = {
  name: 'sbom',
  summary: 'write the inventory of a project: CycloneDX, SPDX, or a VEX',
  help: `Reads manifests and locks; nothing is installed or resolved. The same project gives the same document: no clock is
read, and its serial number is made of its content. Where no lock says everything, the document says so.

--vex adds what is known of the flaws: what the code uses is affected, what is suppressed or not imported is not, all
else is to be looked into. The openvex format holds that alone. Give such a file back with audit --vex FILE.

Examples:
  wherefrom sbom --output bom.cdx.json
  wherefrom sbom --format spdx --timestamp 2026-11-21T12:00:00Z
  wherefrom sbom --vex --advisories all.zip --offline
  wherefrom sbom --format openvex --output vex.json`,
  arguments: [{ notation: '[path...]', description: 'folders or files (default: the current folder)' }],
  options: [
    new Option(
      '-f, --format <name>',
      'cyclonedx (1.6), spdx (2.3), spdx3 (3.0) or openvex (default: cyclonedx)',
    ).choices(FORMATS),
    new Option('--vex', 'with what is known of the flaws (CycloneDX)'),
    new Option('--timestamp <time>', 'the time to write into the document: 2026-11-21T12:00:00Z'),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...[output, strict, offline, advisories, epss, kev, pythonVersion, platform],
    ...[cacheDir, cache, models, isolated, quiet, verbose],
  ],
  async run({ console, args, options }) {
    const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    const format = (options.format ?? 'cyclonedx') as SbomFormat;
    const timestamp = timeFrom(options.timestamp);
    if (options.vex && format !== 'cyclonedx' && format !== 'openvex')
      throw new UsageError(`--vex is not written as ${format}`, 'choose from cyclonedx, openvex');
    const asksForFlaws = options.vex === true || format === 'openvex';
    const project = discover(paths, settings.exclude);
    const progress = progressLine(console, settings.quiet);
    try {
      const { sbom } = await import('../../audit/sbom.ts');
      const audit = asksForFlaws ? await auditOptions(settings, console, progress) : undefined;
      const { pythonVersion, platform } = settings;
      const written = await sbom(project, {
        format,
        audit,
        pythonVersion,
        platform,
        timestamp,
        version: VERSION,
      });
      progress.close();
      const { jsonPage } = await import('../../report/jsonText.ts');
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      out.write(jsonPage(written.document));
      out.finish();
      if (!settings.quiet)
        for (const { path, reason } of written.incomplete)
          console.err(`wherefrom: incomplete: ${path}: ${reason}\n`);
      return settings.strict && written.incomplete.length > 0 ? 2 : 0;
    } finally {
      progress.close();
    }
  },
};

function timeFrom(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  const time = new Date(given as string);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--timestamp ${given} is no time`, 'write it as 2026-11-21T12:00:00Z');
  return `${time.toISOString().slice(0, 19)}Z`;
}
