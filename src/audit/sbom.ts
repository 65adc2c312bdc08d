/** `wherefrom sbom`: the inventory of a folder, and what is known of the flaws in it. */
import { basename } from 'node:path';
import { type Bill, billOf, type Making } from '../dependencies/inventory/bill.ts';
import type { VexStatement } from '../dependencies/inventory/statements.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import type { Project } from '../project/project.ts';
import { type AuditOptions, audit } from './audit.ts';
import { factsOf } from './facts.ts';

export type SbomFormat = 'cyclonedx' | 'spdx' | 'spdx3' | 'openvex';

export interface SbomOptions extends Making {
  readonly format: SbomFormat;
  /** For a VEX: asks the advisories and the code. */
  readonly audit: AuditOptions | undefined;
  readonly pythonVersion: AuditOptions['pythonVersion'];
  readonly platform: AuditOptions['platform'];
}

export interface Sbom {
  readonly document: object;
  readonly incomplete: readonly Incomplete[];
  /** How many components it has. */
  readonly components: number;
}

export async function sbom(project: Project, options: SbomOptions): Promise<Sbom> {
  const { format, pythonVersion, platform } = options;
  const { projects, incomplete } = await factsOf(project, { pythonVersion, platform });
  const named = projects.find(({ manifests }) => manifests.folder === '.') ?? projects[0];
  const name = named?.manifests.name ?? basename(project.root);
  const read = [...project.incomplete, ...incomplete];
  const bill = billOf(name, projects, read.length === 0);
  const known = options.audit && (await statements(project, options.audit));
  const document = await written(format, bill, options, known && withReferences(known.statements, bill));
  return { document, incomplete: known?.incomplete ?? read, components: bill.components.length };
}

async function statements(project: Project, options: AuditOptions) {
  const { statementsOf } = await import('../dependencies/inventory/statements.ts');
  const { dependencies, findings, incomplete } = await audit(project, {
    ...options,
    only: ['code', 'dependencies'],
  });
  return { statements: statementsOf(dependencies, findings), incomplete };
}

/** What comes from elsewhere than an index has a longer reference. */
function withReferences(statements: readonly VexStatement[], { components }: Bill): VexStatement[] {
  const byPurl = new Map(components.map(({ ref }) => [ref.split('?', 1)[0], ref]));
  return statements.map((one) => ({ ...one, ref: byPurl.get(one.ref) ?? one.ref }));
}

async function written(
  format: SbomFormat,
  bill: Bill,
  making: Making,
  known: readonly VexStatement[] | undefined,
): Promise<object> {
  switch (format) {
    case 'cyclonedx':
      return (await import('../dependencies/inventory/cyclonedx.ts')).cyclonedx(bill, making, known);
    case 'spdx':
      return (await import('../dependencies/inventory/spdx.ts')).spdx(bill, making);
    case 'spdx3':
      return (await import('../dependencies/inventory/spdx3.ts')).spdx3(bill, making);
    case 'openvex':
      return (await import('../dependencies/inventory/openvex.ts')).openvex(bill.name, making, known ?? []);
  }
}
