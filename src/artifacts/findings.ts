import type { FindingDraft } from '../finding/fingerprint.ts';
import { wholeFile } from '../finding/location.ts';
import type { Rule } from '../finding/rule.ts';
import type { Confidence, Severity } from '../finding/severity.ts';
import type { Judged } from './entry.ts';
import type { Reason, RuleName } from './inspection/reason.ts';
import { rules } from './rules/registry.generated.ts';

/** One finding for each rule that an artifact breaks; what cannot be read is incomplete instead. */
export function findingsOf(
  file: string,
  { entry, own }: Judged,
  isOwn: (module: string) => boolean,
): FindingDraft[] {
  if (own.length === 0) return [];
  const byRule = Map.groupBy(
    own.filter(({ verdict }) => verdict !== 'unreadable'),
    ({ rule }) => rule,
  );
  return [...byRule].map(([rule, reasons]) => draft(file, entry, rule, reasons, isOwn));
}

function draft(
  file: string,
  entry: Judged['entry'],
  name: RuleName,
  reasons: readonly Reason[],
  isOwn: (module: string) => boolean,
): FindingDraft {
  const { path } = entry;
  const [first] = reasons as [Reason, ...Reason[]];
  const inside = path === file ? '' : `${path.slice(file.length + 2)}: `;
  const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : '';
  return {
    rule: `artifact/${name}`,
    message: `${inside}${first.message}${more}`,
    severity: severityOf(reasons, isOwn),
    confidence: CONFIDENCE[first.verdict] ?? 'medium',
    cwe: ruleOf(name)?.cwe ?? [502],
    location: wholeFile(file, path === file ? first.offset : undefined),
    flow: [],
    remedy: REMEDIES[name],
    anchor: [path, ...reasons.map(({ message }) => message), contentOf(entry, reasons)].join(' '),
  };
}

/** Who accepts one dangerous file has not accepted the next of its name; a model that is trained again is no news. */
function contentOf({ sha256 }: Judged['entry'], reasons: readonly Reason[]): string {
  return reasons.some(({ verdict }) => verdict !== 'unknown') ? sha256 : '';
}

function ruleOf(name: RuleName): Rule | undefined {
  return (rules as readonly Rule[]).find(({ id }) => id === `artifact/${name}`);
}

const CONFIDENCE: Partial<Record<Reason['verdict'], Confidence>> = {
  dangerous: 'high',
  suspicious: 'medium',
  unknown: 'low',
};

/** A name of the audited project itself is its authors' business; a stranger's may be anything. */
function severityOf(reasons: readonly Reason[], isOwn: (module: string) => boolean): Severity {
  if (reasons.some(({ verdict }) => verdict === 'dangerous')) return 'critical';
  if (reasons.some(({ verdict }) => verdict === 'suspicious')) return 'high';
  const strange = reasons.some(({ rule, name }) => rule !== 'external-reference' && !(name && isOwn(name)));
  return strange ? 'medium' : 'low';
}

const REMEDIES: Record<RuleName, string> = {
  'dangerous-global': 'Do not load this file; delete it, and ask where it came from.',
  'dangerous-call': 'Do not load this file before somebody has read the program that it is.',
  'hidden-payload': 'Do not load this file; get it again from its author and compare the digests.',
  'reader-disagreement': 'Do not load this file; have it written again by an unchanged library.',
  'shadowed-module': 'Remove the file beside the artifact, or rename it so that no library has its name.',
  malformed: 'Get the file again; it is damaged.',
  unsupported: 'Inspect the file with a tool that reads its format before you load it.',
  'unknown-global':
    'Load it with an Unpickler whose find_class admits only the names listed here, or convert it.',
  'escaping-path':
    'Do not unpack or load this file; get it again from its author, and unpack with filters (filter="data").',
  'embedded-code':
    'Read the code before you load the file, or load only its weights in a format that holds nothing else.',
  'external-reference': 'Make sure of what it refers to before you load it.',
};
