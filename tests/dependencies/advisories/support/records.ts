/** Records as a database would write them, with as little as a test needs. */

export interface OsvEvent {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
  readonly limit?: string;
}

export interface OsvRange {
  readonly type: string;
  readonly events: readonly OsvEvent[];
}

export interface OsvRecord {
  readonly id: string;
  readonly modified: string;
  readonly aliases?: readonly string[];
  readonly withdrawn?: string;
  readonly affected: readonly {
    readonly package: { readonly ecosystem: string; readonly name: string };
    readonly ranges?: readonly OsvRange[];
    readonly versions?: readonly string[];
  }[];
}

/** A flaw of every version of `name` before 2.0, unless `more` says otherwise. */
export function record(id: string, name: string, more: Partial<OsvRecord> = {}): OsvRecord {
  const ranges = [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0' }] }];
  return {
    id,
    modified: '2024-05-01T00:00:00Z',
    affected: [{ package: { ecosystem: 'PyPI', name }, ranges }],
    ...more,
  };
}

/** A record of one package whose affected versions are given. */
export function affecting(
  id: string,
  ranges: readonly OsvRange[],
  versions: readonly string[] = [],
): OsvRecord {
  return record(id, 'demo', {
    affected: [{ package: { ecosystem: 'PyPI', name: 'demo' }, ranges, versions }],
  });
}

export function jsonLines(records: readonly object[]): string {
  return records.map((one) => `${JSON.stringify(one)}\n`).join('');
}
