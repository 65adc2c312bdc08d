/** What may go wrong with a change of version, as far as versions and metadata say. */
import type { PythonVersion } from '../../project/environment.ts';
import { admitsPython } from '../packaging/environment.ts';
import { parseSpecifierSet } from '../packaging/specifiers.ts';
import { compareVersions, isPrerelease, parseVersion } from '../packaging/versions.ts';
import type { ResolvedPackage } from '../resolving/resolve.ts';

/** `pythons` are those that the project allows. */
export function risksOf(
  from: string,
  { version = '', yanked, file, requiresPython }: ResolvedPackage,
  pythons: readonly PythonVersion[],
): string[] {
  const risks: string[] = [];
  const [before, after] = [parseVersion(from), parseVersion(version)];
  if (before && after) {
    const [a, b] = [before.release[0] ?? 0, after.release[0] ?? 0];
    if (compareVersions(after, before) < 0) risks.push('goes back to an older version');
    else if (a !== b || before.epoch !== after.epoch) risks.push(`major step: ${a} to ${b}`);
    else if (a === 0 && (before.release[1] ?? 0) !== (after.release[1] ?? 0))
      risks.push('a step within 0.x, where minor steps may break');
    if (isPrerelease(after)) risks.push('is a pre-release');
  }
  if (yanked) risks.push('was withdrawn by its makers');
  if (file && !file.url.endsWith('.whl'))
    risks.push('is there as a source archive only: installing runs its build');
  const allowed = parseSpecifierSet(requiresPython ?? '');
  const dropped = allowed ? pythons.filter((python) => !admitsPython(allowed, python)) : [];
  if (dropped.length > 0) {
    const names = dropped.map(({ major, minor }) => `${major}.${minor}`);
    risks.push(`does not run on Python ${names.join(', ')}, which the project allows`);
  }
  return risks;
}
