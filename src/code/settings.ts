import type { Environment } from '../project/environment.ts';
import type { Model } from './models/vocabulary.ts';
import { rules } from './rules/registry.generated.ts';

/** What an audit of code is asked to do. */
export interface CodeSettings {
  /** The rules that make findings; all where it is absent. */
  readonly asksFor?: (rule: string) => boolean;
  /** Models of the user, beside the built-in ones. */
  readonly own?: readonly Model[];
  readonly includeTests?: boolean;
  readonly byName?: string;
}

/** All that a run depends on besides the files and what the environment answers; `version` is of the program. */
export function settingsOf(
  version: string,
  { pythons, platform, locked, installed }: Environment,
  { asksFor = () => true, own, includeTests, byName }: CodeSettings,
): string {
  const asked = rules.map(({ meta }) => meta.id).filter(asksFor);
  const where = { pythons, platform, locked: [...locked], installed };
  return JSON.stringify({ version, asked, where, own, includeTests, byName });
}
