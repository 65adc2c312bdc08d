/** CycloneDX 1.6 in JSON (ECMA-424). */
import type { Bill, Component, Making } from './bill.ts';
import { uuidOf } from './bill.ts';
import type { VexStatement } from './statements.ts';

/** `vulnerabilities` makes it a VEX as well. The serial number is that of the content. */
export function cyclonedx(
  bill: Bill,
  { timestamp, version }: Making,
  vulnerabilities?: readonly VexStatement[],
): object {
  const root = 'root-component';
  const body = {
    version: 1,
    metadata: {
      ...(timestamp !== undefined && { timestamp }),
      lifecycles: [{ phase: 'pre-build' }],
      tools: { components: [{ type: 'application', name: 'wherefrom', version }] },
      component: { type: 'application', 'bom-ref': root, name: bill.name },
    },
    components: bill.components.map(componentJson),
    dependencies: [
      { ref: root, dependsOn: bill.roots },
      ...bill.components.map(({ ref, needs }) => ({ ref, dependsOn: needs })),
    ],
    compositions: [{ aggregate: bill.complete ? 'complete' : 'incomplete', assemblies: [root] }],
    ...(vulnerabilities && { vulnerabilities: vulnerabilities.map(vulnerabilityJson) }),
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(body))}`,
    ...body,
  };
}

function componentJson({ ref, name, version, scope, groups }: Component): object {
  return {
    type: 'library',
    'bom-ref': ref,
    name,
    ...(version !== undefined && { version }),
    scope,
    purl: ref,
    ...(groups.length > 0 && {
      properties: groups.map((value) => ({ name: 'wherefrom:group', value })),
    }),
  };
}

const STATES: Readonly<Record<VexStatement['status'], string>> = {
  affected: 'exploitable',
  not_affected: 'not_affected',
  under_investigation: 'in_triage',
};

function vulnerabilityJson(statement: VexStatement): object {
  const { ref, id, aliases, summary, severity, status, detail, action } = statement;
  return {
    id,
    ...(aliases.length > 0 && {
      references: aliases.map((alias) => ({ id: alias, source: { name: alias.split('-', 1)[0] } })),
    }),
    ratings: [{ severity }],
    ...(summary !== undefined && { description: summary }),
    ...(action !== undefined && { recommendation: action }),
    analysis: {
      state: STATES[status],
      ...(detail !== undefined && { detail }),
    },
    affects: [{ ref }],
  };
}
