/** Requirements files of pip, and what `pip-compile`, `uv pip compile` and `pip freeze` write. */
import { posix } from 'node:path';
import { normalizeName } from '../packaging/names.ts';
import { pinnedVersion } from '../packaging/specifiers.ts';
import {
  type DeclaredRequirement,
  type Group,
  type LockedPackage,
  MAIN,
  type Manifest,
  type ReadContext,
  type SourceText,
} from '../reading/declarations.ts';
import { type RequirementLines, type Role, requirementLines } from '../reading/requirement-lines.ts';
import { REQUIREMENTS_PATHS, type Via } from '../reading/requirements-file.ts';

export const manifest: Manifest = {
  name: 'requirements file',
  kind: 'manifest',
  paths: REQUIREMENTS_PATHS,
  read(file, context) {
    // Whatever stands in a file of constraints adds no package, whoever includes it.
    const role = /constraint/i.test(posix.basename(file.path)) ? 'constraint' : 'requirement';
    const parts = withIncluded({ file, role }, context);
    const group = groupOf(file.path);
    const all = parts.flatMap(({ lines, role }) =>
      lines.requirements.map(({ requirement, via }) => ({
        requirement: { ...requirement, role, groups: [group] },
        via,
      })),
    );
    const pins = all.flatMap(({ requirement, via }) => {
      const version = requirement.allowed.map(pinnedVersion)[0];
      const isPin = via && version !== undefined && requirement.role === 'requirement';
      return isPin ? [{ requirement, via, version }] : [];
    });
    const pinned = new Set(pins.map(({ requirement }) => requirement));
    return {
      requirements: all.map(({ requirement }) => requirement).filter((one) => !pinned.has(one)),
      trust: parts.flatMap(({ lines }) => lines.trust),
      packages: pins.length > 0 ? lockedPackages(pins) : undefined,
    };
  },
};

/** Pinned by a tool that says in a comment why. */
interface Pin {
  readonly requirement: DeclaredRequirement;
  readonly version: string;
  readonly via: Via;
}

interface Part {
  readonly file: SourceText;
  readonly role: Role;
}

/** The file and all that it includes, however indirectly, each once; a list that grows while it is walked. */
function withIncluded(first: Part, context: ReadContext): (Part & { readonly lines: RequirementLines })[] {
  const parts = [{ ...first, lines: requirementLines(first.file, context) }];
  const seen = new Set([`${first.role} ${first.file.path}`]);
  for (const { lines } of parts) {
    for (const part of lines.includes) {
      const key = `${part.role} ${part.file.path}`;
      if (seen.has(key)) continue;
      if (seen.size === MOST_FILES) {
        context.incomplete(
          `includes more than ${MOST_FILES} files; not all of them are counted to its group`,
        );
        return parts;
      }
      seen.add(key);
      parts.push({ ...part, lines: requirementLines(part.file, context) });
    }
  }
  return parts;
}

/** More than any project has; each of many hostile files could include all others. */
const MOST_FILES = 200;

/** Folders that are not for those who use the project. */
const ASIDE = /^(?:docs?|documentation|tests?|testing|examples?|benchmarks?|ci)$/i;

/** `requirements-dev.txt`, `requirements/dev.in` and `dev-requirements.txt` are of the group `dev`, `docs/requirements.txt` of `docs`. */
function groupOf(path: string): Group {
  const stem = posix
    .basename(path)
    .replace(/\.\w+$/, '')
    .toLowerCase();
  const rest = stem
    .replace(/[-_.]?requirements?[-_.]?|(?:^|[-_.])reqs?(?:[-_.]|$)/, '')
    .replace(/[-_.](?:lock|locked|hashes)$/, '');
  if (!/^(?:|base|main|common|core|default|prod|production|lock|locked)$/.test(rest)) return rest;
  const folder = posix
    .dirname(path)
    .split('/')
    .findLast((name) => ASIDE.test(name));
  return folder?.toLowerCase() ?? MAIN;
}

/** Pins with what their comments say: who asked for a package needs it. */
function lockedPackages(pins: readonly Pin[]): LockedPackage[] {
  const needs = Map.groupBy(
    pins.flatMap(({ requirement, via }) =>
      via.packages.map((asker) => ({ asker: normalizeName(asker), name: requirement.name! })),
    ),
    ({ asker }) => asker,
  );
  return pins.map(({ requirement, version, via }) => ({
    name: requirement.name!,
    version,
    source: requirement.source,
    groups: requirement.groups,
    direct: via.direct,
    marker: requirement.marker,
    // With an extra a package is said to need itself.
    requires: (needs.get(requirement.name!) ?? [])
      .filter(({ asker, name }) => asker !== name)
      .map(({ name }) => ({
        ...{ name, version: undefined, extras: [], marker: undefined, extra: undefined, group: undefined },
      })),
    files: requirement.hashes.map((hash) => ({ hash, url: undefined, name: undefined })),
    location: requirement.location,
    member: undefined,
  }));
}
