import { join } from 'node:path';
import { messageOf, UnreadableError, UsageError } from '../limits/errors.ts';
import type { ConfigurationFile } from './configuration-faults.ts';
import type { ConfigurationTable } from './configuration-schema.ts';
import { unreadable } from './project.ts';
import { smallTextAt } from './regular.ts';

export type { Subject } from '../finding/subject.ts';

export type Configuration = ConfigurationTable & {
  /** Name of the file it was read from; absent where there is none. */
  readonly from?: string;
};

/** The names under which the configuration is looked for, the first one wins. */
const CONFIGURATION_FILES = ['wherefrom.toml', 'pyproject.toml'] as const;

/**
 * The project's own settings. A mistake in them is an error and not ignored: a misspelt `fail-on` would make a
 * check pass that should not.
 */
export async function readConfiguration(root: string): Promise<Configuration> {
  for (const name of CONFIGURATION_FILES) {
    const text = textOf(root, name);
    const found = text === undefined ? undefined : await tableOf(name, text);
    if (text === undefined || found === undefined) continue;
    const table = name === 'pyproject.toml' ? ['tool', 'wherefrom'] : [];
    return { ...(await checked(found, { name, text, table })), from: name };
  }
  return {};
}

function textOf(root: string, name: string): string | undefined {
  try {
    return smallTextAt(join(root, name), root);
  } catch (error) {
    throw new UnreadableError(
      `${name}: ${unreadable(name, error).reason}`,
      'make it a file that can be read, or leave it out with --isolated',
    );
  }
}

/** The TOML library is loaded only when there is something for it to read. */
async function tableOf(name: string, text: string): Promise<unknown> {
  const shared = name === 'pyproject.toml';
  if (shared && !text.includes('tool.wherefrom') && !text.includes('wherefrom]')) return undefined;
  const { parse, TomlError } = await import('smol-toml');
  try {
    const document = parse(text) as { tool?: { wherefrom?: unknown } };
    return shared ? document.tool?.wherefrom : document;
  } catch (error) {
    if (shared) return undefined; // a broken pyproject.toml is the dependency audit's to report
    const line = error instanceof TomlError ? error.line : 1;
    const [what] = messageOf(error).split('\n');
    throw new UsageError(`${name}:${line}: ${what}`, 'correct the TOML syntax');
  }
}

/** What checks a table is loaded only when there is one. */
async function checked(found: unknown, file: ConfigurationFile): Promise<ConfigurationTable> {
  const { SCHEMA } = await import('./configuration-schema.ts');
  const result = SCHEMA.safeParse(found, { reportInput: true });
  if (result.success) return result.data;
  const { configurationError } = await import('./configuration-faults.ts');
  throw configurationError(file, result.error);
}
