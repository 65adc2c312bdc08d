import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SEVERITIES } from '../finding/severity.ts';
import { SUBJECTS } from '../finding/subject.ts';
import { messageOf, UsageError } from '../limits/errors.ts';

export type { Subject } from '../finding/subject.ts';

/** `[tool.wherefrom]` in pyproject.toml, or the whole of wherefrom.toml: the options of the command line. */
const SCHEMA = z
  .strictObject({
    only: z.array(z.enum(SUBJECTS)),
    format: z.string(),
    output: z.string(),
    'fail-on': z.enum([...SEVERITIES, 'never']),
    strict: z.boolean(),
    offline: z.boolean(),
    advisories: z.string(),
    epss: z.string(),
    kev: z.string(),
    'python-version': z.string(),
    platform: z.enum(['linux', 'macos', 'windows']),
    'cache-dir': z.string(),
    cache: z.boolean(),
    'index-url': z.string(),
    quiet: z.boolean(),
    verbose: z.boolean(),
    exclude: z.array(z.string()),
    select: z.array(z.string()),
    ignore: z.array(z.string()),
    baseline: z.string(),
    models: z.array(z.string()),
    vex: z.array(z.string()),
    'include-tests': z.boolean(),
    'include-vendored': z.boolean(),
  })
  .partial();

export type Configuration = z.infer<typeof SCHEMA> & {
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
    if (table !== undefined) return { ...checked(name, table), from: name };
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

function checked(name: string, table: unknown): z.infer<typeof SCHEMA> {
  const result = SCHEMA.safeParse(table);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const at = issue?.path.join('.') || 'the table';
  throw new UsageError(
    `${name}: ${at}: ${issue?.message}`,
    `known settings: ${Object.keys(SCHEMA.shape).join(', ')}`,
  );
}
