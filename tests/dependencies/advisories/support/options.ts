import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { AdvisoryOptions } from '../../../../src/dependencies/advisories/open.ts';
import { SILENT } from '../../../../src/project/progress.ts';
import { UNHURRIED } from '../../../support/network.ts';

export const NOW = new Date('2024-05-03T12:00:00Z');

/** A folder of its own for a test file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wherefrom-advisories-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What an audit without any setting has, two days after the records of `records.ts` were modified. */
export function optionsWith(more: Partial<AdvisoryOptions>): AdvisoryOptions {
  return {
    source: undefined,
    folder: '/',
    cacheDir: undefined,
    offline: false,
    now: NOW,
    network: UNHURRIED,
    progress: SILENT,
    ...more,
  };
}
