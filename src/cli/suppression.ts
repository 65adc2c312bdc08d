import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { messageOf, UnreadableError } from '../limits/errors.ts';
import { type Baseline, readBaseline } from '../suppression/baseline.ts';
import type { Aside } from '../suppression/policy.ts';
import type { SuppressionOptions } from '../suppression/suppress.ts';
import { type Clearance, readVex } from '../suppression/vex.ts';
import type { Console } from './console.ts';
import type { Settings } from './settings.ts';

/** Options that bring findings back which are put aside. */
export const INCLUDE_OPTIONS = [
  new Option('--include-tests', 'findings in the code of tests count'),
  new Option('--include-vendored', 'findings in vendored code count'),
] as const;

/** What silences findings, as the settings ask; `today` is the console's, in UTC. */
export function suppressionOptions(settings: Settings, console: Console): SuppressionOptions {
  const included = new Set<Aside>();
  if (settings.includeTests) included.add('test');
  if (settings.includeVendored) included.add('vendored');
  return {
    today: console.now().toISOString().slice(0, 10),
    baseline: settings.baseline === undefined ? undefined : baselineAt(settings.baseline),
    ...(settings.vex.length > 0 && { clearances: settings.vex.flatMap(clearancesAt) }),
    included,
  };
}

function clearancesAt(path: string): Clearance[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UnreadableError(
      `the VEX cannot be read: ${messageOf(error)}`,
      'name an OpenVEX or CycloneDX file',
    );
  }
  return readVex(text, path);
}

function baselineAt(path: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UnreadableError(
      `the baseline cannot be read: ${messageOf(error)}`,
      `write one with wherefrom baseline --output ${path}`,
    );
  }
  return readBaseline(text, path);
}
