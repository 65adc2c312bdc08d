/** Requirements as far as a plan may change them. */
import { pinnedVersion, type Specifier, type SpecifierSet } from '../packaging/specifiers.ts';
import type { DeclaredRequirement } from '../reading/declarations.ts';

/**
 * How far: `pins` takes `==` as what is installed now rather than as a wish; `all` also takes away upper bounds of
 * what the project itself asks for. `!=` stays: somebody had a reason.
 */
export type Freedom = 'pins' | 'all';

export function loosened(requirement: DeclaredRequirement, freedom: Freedom): DeclaredRequirement {
  if (requirement.source.kind !== 'index') return requirement;
  return { ...requirement, allowed: requirement.allowed.map((set) => loosenedSet(set, freedom)) };
}

function loosenedSet(set: SpecifierSet, freedom: Freedom): SpecifierSet {
  if (pinnedVersion(set) !== undefined) return { specifiers: [] };
  if (freedom === 'pins') return set;
  const stays = ({ operator }: Specifier) => operator === '>=' || operator === '>' || operator === '!=';
  return { specifiers: set.specifiers.filter(stays) };
}
