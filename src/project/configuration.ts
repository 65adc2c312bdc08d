import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UsageError } from '../limits/errors.ts';

import type { ConfigurationTable } from './configuration-schema.ts';

export type { Subject } from '../finding/subject.ts';

export type Configuration = ConfigurationTable & {
  /** Name of the file it was read from; absent where there is none. */
  readonly from?: string;
};

/** The names under which the configuration is looked for, the first one wins. */
export const CONFIGURATION_FILES = ['wherefrom.toml', 'pyproject.toml'] as const;

/**
 * The project's own settings. A mistake in them is an error and not ignored: a misspelt `fail-on` would make a
 * check pass that should not.
 */
export async function readConfiguration(root: string): Promise<Configuration> {
  for (const name of CONFIGURATION_FILES) {
    const path = join(root, name);
    if (!existsSync(path)) continue;
    const table = await tableOf(name, readFileSync(path, 'utf8'));
    if (table !== undefined) return { ...(await checked(name, table)), from: name };
  }
  return {};
}

/** The TOML library is loaded only when there is something for it to read. */
async function tableOf(name: string, text: string): Promise<unknown> {
  const shared = name === 'pyproject.toml';
  if (shared && !text.includes('tool.wherefrom') && !text.includes('wherefrom]')) return undefined;
  const { parse } = await import('smol-toml');
  try {
    const document = parse(text) as { tool?: { wherefrom?: unknown } };
    return shared ? document.tool?.wherefrom : document;
  } catch (error) {
    if (shared) return undefined; // a broken pyproject.toml is the dependency audit's to report
    throw new UsageError(`${name}: ${messageOf(error)}`, 'correct the TOML syntax');
  }
}

/** What checks a table is loaded only when there is one. */
async function checked(name: string, table: unknown): Promise<ConfigurationTable> {
  const { SCHEMA } = await import('./configuration-schema.ts');
  const result = SCHEMA.safeParse(table);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const at = issue?.path.join('.') || 'the table';
  throw new UsageError(
    `${name}: ${at}: ${issue?.message}`,
    `known settings: ${Object.keys(SCHEMA.shape).join(', ')}`,
  );
}
