/** environment.yml: what conda, and pip below it, are asked for. */

import { declareConda } from '../reading/conda.ts';
import {
  type DeclaredRequirement,
  type Group,
  MAIN,
  type Manifest,
  type PythonRequirement,
  type ReadContext,
  type SourceText,
  type TrustSetting,
} from '../reading/declarations.ts';
import { allOf, type VariableFacts, variableFacts } from '../reading/environment-variables.ts';
import { requirementLines } from '../reading/requirement-lines.ts';
import type { Node } from '../reading/tree.ts';
import { readYaml } from '../reading/yaml.ts';

export const manifest: Manifest = {
  name: 'conda environment',
  kind: 'manifest',
  paths: [/(?:^|\/)(?:[^/]*environment[^/]*|conda)\.ya?ml$/i],
  hint: { texts: ['dependencies:'], bytes: 1024 ** 2 },
  read(file, context) {
    const root = readYaml(file, context);
    // A file of that name may be about something else altogether.
    if (!root?.isTable || !root.at('dependencies')?.isList) return {};
    const group = groupOf(file.path);
    const variables = variablesOf(root, context);
    const found: Found = {
      requirements: [...variables.requirements],
      trust: [...channelsOf(root), ...variables.trust],
      python: undefined,
    };
    for (const item of root.at('dependencies')!.items()) readItem(item, group, file, found, context);
    return { ...found, complete: group === MAIN };
  },
};

interface Found {
  readonly requirements: DeclaredRequirement[];
  readonly trust: TrustSetting[];
  python: PythonRequirement | undefined;
}

function readItem(item: Node, group: Group, file: SourceText, found: Found, context: ReadContext): void {
  if (item.isTable) {
    for (const node of item.at('pip')?.items() ?? []) readPip(node, group, file, found, context);
    return;
  }
  const text = item.text();
  if (text === undefined) return;
  const { requirement, python } = declareConda(text, { groups: [group], location: item.location }, context);
  if (requirement) found.requirements.push(requirement);
  found.python ??= python;
}

/** Each item is a line as it could stand in a requirements file. */
function readPip(node: Node, group: Group, file: SourceText, found: Found, context: ReadContext): void {
  const text = node.text();
  if (text === undefined) return;
  const { location } = node;
  const line = { path: file.path, text };
  const noted: ReadContext = {
    ...context,
    incomplete: (reason) => context.incomplete(reason, location.line),
  };
  const { requirements, trust, includes } = requirementLines(line, noted);
  const add = (requirement: DeclaredRequirement, place = location) =>
    found.requirements.push({ ...requirement, groups: [group], location: place });
  for (const { requirement } of requirements) add(requirement);
  for (const setting of trust) found.trust.push({ ...setting, location });
  for (const { file: included, role } of includes)
    for (const { requirement } of requirementLines(included, context).requirements)
      add({ ...requirement, role }, requirement.location);
}

/** Channels are searched for every package; those that are URLs are settings like indexes. */
function channelsOf(root: Node): TrustSetting[] {
  return (root.at('channels')?.items() ?? []).flatMap((node, i) => {
    const url = node.text();
    if (url === undefined || !/^\w+:\/\//.test(url)) return [];
    const role = i === 0 ? 'primary' : 'extra';
    return { kind: 'index', tool: 'conda', url, name: undefined, role, location: node.location };
  });
}

/** Variables that conda sets wherever the environment is active. */
function variablesOf(root: Node, context: ReadContext): VariableFacts {
  const table = root.at('variables');
  return allOf(
    (table?.isTable ? table.entries() : []).map(([name, node]) =>
      variableFacts(name, String(node.value), node.location, context),
    ),
  );
}

/** `environment-dev.yml` is of the group `dev`. */
function groupOf(path: string): Group {
  const stem = path
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();
  const rest = stem.replace(/environments?|conda|^env|[-_.]env$/g, '').replace(/^[-_.]+|[-_.]+$/g, '');
  return /^(?:|base|main|default|prod|production)$/.test(rest) ? MAIN : rest;
}
