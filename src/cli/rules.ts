import { rules as artifactRules } from '../artifacts/rules/registry.generated.ts';
import { rules as codeRules } from '../code/rules/registry.generated.ts';
import { rules as dependencyRules } from '../dependencies/rules/registry.generated.ts';
import { settings } from '../dependencies/settings/registry.generated.ts';
import { compareText } from '../finding/location.ts';
import type { Rule } from '../finding/rule.ts';

/** What stands in a registry of rules: the metadata itself, or something that has it. */
type Entry = Rule | { readonly meta: Rule } | { readonly rule: Rule };

const REGISTRIES: readonly (readonly Entry[])[] = [codeRules, artifactRules, dependencyRules, settings];

/** The metadata of every rule of every subject, by id. */
export function allRules(): readonly Rule[] {
  return REGISTRIES.flat()
    .map((entry) => ('meta' in entry ? entry.meta : 'rule' in entry ? entry.rule : entry))
    .sort((a, b) => compareText(a.id, b.id));
}
