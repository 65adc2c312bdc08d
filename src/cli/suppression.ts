import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { UnreadableError } from '../limits/errors.ts';
import { reasonOf } from '../limits/system.ts';
import { type Baseline, readBaseline } from '../suppression/baseline.ts';
import type { Aside } from '../suppression/policy.ts';
import type { SuppressionOptions } from '../suppression/suppress.ts';
import type { Clearance } from '../suppression/vex.ts';
import type { Console } from './console.ts';
import type { Settings } from './settings.ts';

/** Options that bring findings back which are put aside. */
export const INCLUDE_OPTIONS = [
  new Option('--include-tests', 'findings in the code of tests count'),
  new Option('--include-vendored', 'findings in vendored code count'),
] as const;

/** What silences findings, as the settings ask; `today` is the console's, in UTC. */
export async function suppressionOptions(settings: Settings, console: Console): Promise<SuppressionOptions> {
  const included = new Set<Aside>();
  if (settings.includeTests) included.add('test');
  if (settings.includeVendored) included.add('vendored');
  return {
    today: console.now().toISOString().slice(0, 10),
    baseline: settings.baseline === undefined ? undefined : baselineAt(settings.baseline),
    ...(settings.vex.length > 0 && { clearances: await clearancesOf(settings.vex) }),
    included,
  };
}

/** What reads them is loaded only when there are some. */
async function clearancesOf(paths: readonly string[]): Promise<Clearance[]> {
  const { readVex } = await import('../suppression/vex-file.ts');
  return paths.flatMap((path) => readVex(vexAt(path), path));
}

function vexAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UnreadableError(
      `the VEX ${path} cannot be read: ${reasonOf(error)}`,
      'name an OpenVEX or CycloneDX file',
    );
  }
}

function baselineAt(path: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UnreadableError(
      `the baseline ${path} cannot be read: ${reasonOf(error)}`,
      'give a file that wherefrom baseline --output FILE has written',
    );
  }
  return readBaseline(text, path);
}
