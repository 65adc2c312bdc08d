import * as z from 'zod';
import { SEVERITIES } from '../finding/severity.ts';
import { SUBJECTS } from '../finding/subject.ts';

/** `[tool.wherefrom]` in pyproject.toml, or the whole of wherefrom.toml: the options of the command line. */
export const SCHEMA = z
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
    /** Days to clear a flaw in, by severity. */
    policy: z
      .strictObject({
        critical: z.int().min(0),
        high: z.int().min(0),
        medium: z.int().min(0),
        low: z.int().min(0),
        info: z.int().min(0),
      })
      .partial(),
  })
  .partial();

export type ConfigurationTable = z.infer<typeof SCHEMA>;
