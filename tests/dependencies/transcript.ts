/** What was read from a folder, as text that a person can check against the files. */

import type { DependencyFacts, ProjectDependencies } from '../../src/dependencies/audit.ts';
import type { Dependency } from '../../src/dependencies/graph/graph.ts';
import { pathFinder } from '../../src/dependencies/graph/paths.ts';
import { formatMarker } from '../../src/dependencies/packaging/markers.ts';
import { formatSpecifierSet } from '../../src/dependencies/packaging/specifiers.ts';
import type {
  DeclaredRequirement,
  Source,
  TrustSetting,
} from '../../src/dependencies/reading/declarations.ts';
import { withoutCredentials } from '../../src/finding/credentials.ts';
import type { FindingDraft } from '../../src/finding/fingerprint.ts';
import type { Incomplete } from '../../src/finding/incomplete.ts';
import type { Location } from '../../src/finding/location.ts';

export function transcript(facts: DependencyFacts): string {
  const parts = [...facts.projects.flatMap(projectLines), ...incompleteLines(facts.incomplete)];
  return `${parts.join('\n')}\n`;
}

function projectLines({ manifests, pythons, graph }: ProjectDependencies): string[] {
  const [first, last] = [pythons[0]!, pythons.at(-1)!];
  const find = pathFinder(graph);
  return [
    `project ${manifests.name} in ${manifests.folder}, Python ${first.major}.${first.minor} to ${last.major}.${last.minor}`,
    ...manifests.manifests.flatMap(({ path, format, facts }) => [
      `  ${path} (${format.name})`,
      ...facts.requirements.map((one) => `    ${requirementLine(one)}`),
      ...facts.trust.map((one) => `    ${at(one.location)} ${trustLine(one)}`),
    ]),
    '  graph',
    ...graph.dependencies.map(
      (one) =>
        `    ${dependencyLine(one)}${find(one, 2)
          .map((path) => `\n      ${path.join(' > ')}`)
          .join('')}`,
    ),
  ];
}

const at = ({ path, line, column, endColumn }: Location) => `${path}:${line}:${column}-${endColumn}`;

function requirementLine({
  name,
  role,
  allowed,
  extras,
  marker,
  source,
  groups,
  hashes,
  location,
}: DeclaredRequirement): string {
  const words = [
    `${at(location)} ${role} ${name ?? '(no name)'}`,
    ...(extras.length > 0 ? [`[${extras.join()}]`] : []),
    ...(allowed.some(({ specifiers }) => specifiers.length > 0)
      ? [allowed.map(formatSpecifierSet).join(' or ')]
      : []),
    ...sourceWords(source),
    ...(marker ? [`if ${formatMarker(marker)}`] : []),
    ...(groups.length > 0 ? [`for ${groups.join(', ')}`] : []),
    ...(hashes.length > 0 ? [`${hashes.length} hashes`] : []),
  ];
  return words.join(' ');
}

function sourceWords(source: Source): string[] {
  switch (source.kind) {
    case 'index':
      return source.index === undefined ? [] : [`from index ${withoutCredentials(source.index)}`];
    case 'conda':
      return [`from ${source.channel === undefined ? 'conda' : `channel ${source.channel}`}`];
    case 'path':
      return [`from ${source.editable ? 'editable ' : ''}path ${source.path}`];
    case 'url':
      return [`from ${withoutCredentials(source.url)}`];
    case 'vcs':
      return [
        `from ${withoutCredentials(source.url)} at ${source.revision ?? '?'} commit ${source.commit ?? '?'}`,
      ];
  }
}

function trustLine({ location, tool, ...rest }: TrustSetting): string {
  const values = Object.entries(rest).flatMap(([key, value]) =>
    value === undefined ? [] : `${key} ${value}`,
  );
  return `${tool}: ${withoutCredentials(values.join(', '))}`;
}

function dependencyLine({
  name,
  version,
  source,
  location,
  lockLocation,
  direct,
  groups,
  applies,
}: Dependency): string {
  const words = [
    `${name} ${version ?? '?'}`,
    ...sourceWords(source),
    `at ${location.path}:${location.line}`,
    ...(lockLocation && lockLocation !== location
      ? [`locked at ${lockLocation.path}:${lockLocation.line}`]
      : []),
    direct ? 'direct' : 'transitive',
    `for ${groups.join(', ') || 'nobody'}`,
    ...(applies ? [] : ['kept out by markers']),
  ];
  return words.join(' ');
}

export function incompleteLines(incomplete: readonly Incomplete[]): string[] {
  return incomplete.map(
    ({ path, line, reason }) => `incomplete ${path}${line === undefined ? '' : `:${line}`}: ${reason}`,
  );
}

export function findingLines(findings: readonly FindingDraft[]): string[] {
  return findings.flatMap(({ rule, severity, location, message, flow, remedy }) => [
    `${severity} ${rule} ${at(location)}`,
    `  ${message}`,
    ...flow.map(({ path, line, note }) => `  ${path}:${line} ${note}`),
    `  -> ${remedy}`,
  ]);
}
