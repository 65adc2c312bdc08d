import type { Finding, FindingFix, FlowStep, Suppression } from '../../finding/finding.ts';
import { CONFIDENCES } from '../../finding/severity.ts';
import { sentence } from '../words.ts';
import { type Artifacts, exactRegion, locationJson, messageOf, pointJson } from './places.ts';
import { LEVELS, type Rules, SECURITY_SEVERITY } from './rules.ts';

/** Findings are also identified by this name, so that a service knows them again when lines move. */
const FINGERPRINT = 'wherefromFingerprint/v1';

export function resultJson(finding: Finding, rules: Rules, artifacts: Artifacts): object {
  const { rule, severity, fingerprint, suppressed } = finding;
  const flows = codeFlows(finding, artifacts);
  const related = relatedLocations(finding, artifacts);
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    kind: 'fail',
    level: LEVELS[severity],
    message: messageOf(
      [finding.message, ...(finding.notes ?? []), finding.remedy]
        .filter((text) => text !== '')
        .map(sentence)
        .join(' '),
    ),
    locations: [locationJson(artifacts, finding.location)],
    partialFingerprints: { primaryLocationLineHash: fingerprint, [FINGERPRINT]: fingerprint },
    ...(flows.length > 0 && { codeFlows: flows }),
    ...(related.length > 0 && { relatedLocations: related }),
    suppressions: suppressed === null ? [] : [suppressionJson(suppressed)],
    ...(finding.fix && { fixes: [fixJson(finding.fix, artifacts)] }),
    rank: rankOf(finding),
    properties: propertiesOf(finding),
  };
}

/** The path of the finding, then those of other origins. */
function codeFlows({ flow, location, otherOrigins = [] }: Finding, artifacts: Artifacts): object[] {
  const flows = [flow, ...otherOrigins.map((other) => other.flow)].filter((steps) => steps.length > 0);
  return flows.map((steps) => {
    const last = steps.at(-1) as FlowStep;
    const ends =
      last.path === location.path && last.line === location.line && last.column === location.column;
    const stops = steps.map((step) => ({ location: pointJson(artifacts, step, step.note) }));
    const sink = { location: locationJson(artifacts, location) };
    return { threadFlows: [{ locations: ends ? stops : [...stops, sink] }] };
  });
}

function relatedLocations({ entry }: Finding, artifacts: Artifacts): object[] {
  if (entry === undefined) return [];
  return [{ id: 1, ...pointJson(artifacts, entry, `Entry point (${entry.kind}): ${entry.name}`) }];
}

function suppressionJson({ kind, reason, until }: Suppression): object {
  return {
    kind: kind === 'inline' ? 'inSource' : 'external',
    status: 'accepted',
    justification: reason,
    properties: { kind, ...(until !== undefined && { until }) },
  };
}

/** Section 3.55: one change for each file. */
function fixJson({ title, applicability, edits }: FindingFix, artifacts: Artifacts): object {
  const paths = [...new Set(edits.map(({ place }) => place.path))];
  return {
    description: messageOf(`${title} (${applicability})`),
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifacts.locationOf(path),
      replacements: edits
        .filter(({ place }) => place.path === path)
        .map(({ place, content }) => ({
          deletedRegion: exactRegion(place),
          insertedContent: { text: content },
        })),
    })),
    properties: { applicability },
  };
}

/** 0 to 100: the severity on CVSS's scale, a little less where it is less certain. */
function rankOf({ severity, confidence }: Finding): number {
  return Math.max(0, Number(SECURITY_SEVERITY[severity]) * 10 - 5 * CONFIDENCES.indexOf(confidence));
}

function propertiesOf({ severity, confidence, origin, location }: Finding): object {
  return {
    severity,
    confidence,
    'security-severity': SECURITY_SEVERITY[severity],
    ...(origin !== undefined && { origin }),
    ...(location.offset !== undefined && { byteOffset: location.offset }),
  };
}
