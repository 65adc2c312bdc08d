/** What others state about known flaws: what they clear is suppressed, for their reason. */
import type { Finding } from '../finding/finding.ts';

export interface Clearance {
  /** Package URLs; without a version every release is meant. */
  readonly purls: readonly string[];
  readonly ids: readonly string[];
  readonly reason: string;
}

/** What a statement clears; malicious packages are not flawed ones, and no statement clears them. */
export function silenceByVex(findings: readonly Finding[], clearances: readonly Clearance[]): Finding[] {
  return findings.map((finding) => {
    const { flaw, suppressed } = finding;
    if (!flaw || suppressed !== null || flaw.ids.some((id) => id.startsWith('MAL-'))) return finding;
    const clearance = clearances.find(
      ({ ids, purls }) =>
        ids.some((id) => flaw.ids.includes(id)) && purls.some((purl) => isMeant(purl, flaw.purl)),
    );
    return clearance ? { ...finding, suppressed: { kind: 'policy', reason: clearance.reason } } : finding;
  });
}

/** Names of packages are compared as the index does (PEP 503). */
function isMeant(purl: string, own: string): boolean {
  const [name, version] = partsOf(purl);
  const [ownName, ownVersion] = partsOf(own);
  return name === ownName && (version === undefined || version === ownVersion);
}

function partsOf(purl: string): [string, string | undefined] {
  const [name = '', version] = purl.replace(/[?#].*$/s, '').split('@');
  const last = name.slice(name.lastIndexOf('/') + 1);
  return [
    `${name.slice(0, name.lastIndexOf('/') + 1)}${last.toLowerCase().replace(/[-_.]+/g, '-')}`,
    version,
  ];
}
