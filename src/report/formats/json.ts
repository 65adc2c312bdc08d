import type { Finding, FindingFix, FlowStep, OtherOrigin } from '../../finding/finding.ts';
import type { Incomplete } from '../../finding/incomplete.ts';
import type { Location } from '../../finding/location.ts';
import type { ReportFormat, ReportHandler } from '../handler.ts';
import { jsonText } from '../jsonText.ts';
import type {
  AdvisoryEntry,
  ArtifactEntry,
  DependencyEntry,
  InventoryEntry,
  JudgedPlace,
  LoaderEntry,
  OwnModels,
  Reach,
  Report,
  Summary,
} from '../report.ts';

export const format: ReportFormat = {
  name: 'json',
  description: 'for scripts: version 1, described by docs/report.schema.json',
  create: (write) => jsonHandler(write),
};

const LISTS = ['findings', 'inventory', 'artifacts', 'dependencies', 'incomplete'] as const;
type List = (typeof LISTS)[number];

/** Writes each entry on a line of its own as it is told, in the report's order of lists. */
function jsonHandler(write: (text: string) => void): ReportHandler {
  let list = -1;
  let empty = true;
  const closeAndOpen = () => {
    if (list >= 0) write(empty ? '],\n' : '\n  ],\n');
    list += 1;
    empty = true;
    if (list < LISTS.length) write(`  "${LISTS[list]}": [`);
  };
  const entry = (wanted: List, value: unknown) => {
    if (LISTS.indexOf(wanted) < list) throw new Error(`a report tells ${wanted} before ${LISTS[list]}`);
    while (LISTS[list] !== wanted) closeAndOpen();
    write(`${empty ? '' : ','}\n    ${jsonText(value)}`);
    empty = false;
  };
  return {
    begin({ tool, root }) {
      const { name, version } = tool;
      write(`{\n  "version": 1,\n  "tool": ${jsonText({ name, version })},\n  "root": ${jsonText(root)},\n`);
      closeAndOpen();
    },
    finding: (finding) => entry('findings', findingJson(finding)),
    inventory: (call) => entry('inventory', inventoryJson(call)),
    artifact: (artifact) => entry('artifacts', artifactJson(artifact)),
    dependency: (dependency) => entry('dependencies', dependencyJson(dependency)),
    incomplete: (missed) => entry('incomplete', incompleteJson(missed)),
    end(summary) {
      while (list < LISTS.length) closeAndOpen();
      write(`  "summary": ${jsonText(summaryJson(summary))}\n}\n`);
    },
  };
}

// The functions below name every field, so that neither an internal field nor another order can slip into the
// contract. A field that is undefined is left out by JSON itself.

function findingJson(finding: Finding): Finding {
  const { rule, message, severity, confidence, cwe, origin, location, flow } = finding;
  const { otherOrigins, entry, remedy, fix, notes, fingerprint, suppressed } = finding;
  return {
    rule,
    message,
    severity,
    confidence,
    cwe,
    ...(origin && { origin }),
    location: locationJson(location),
    flow: flow.map(stepJson),
    ...(otherOrigins && { otherOrigins: otherOrigins.map(otherJson) }),
    ...(entry && { entry: { kind: entry.kind, name: entry.name, path: entry.path, line: entry.line } }),
    remedy,
    ...(fix && { fix: fixJson(fix) }),
    ...(notes && { notes }),
    fingerprint,
    suppressed: suppressed && {
      kind: suppressed.kind,
      reason: suppressed.reason,
      ...(suppressed.until !== undefined && { until: suppressed.until }),
    },
  };
}

function locationJson({ path, line, column, endLine, endColumn, offset }: Location): Location {
  return { path, line, column, endLine, endColumn, ...(offset !== undefined && { offset }) };
}

function fixJson({ repair, title, applicability, edits }: FindingFix): FindingFix {
  return {
    repair,
    title,
    applicability,
    edits: edits.map(({ place, content }) => ({ place: locationJson(place), content })),
  };
}

function stepJson({ path, line, column, note }: FlowStep): FlowStep {
  return { path, line, column, note };
}

function otherJson({ origin, flow }: OtherOrigin): OtherOrigin {
  return { origin, flow: flow.map(stepJson) };
}

function inventoryJson({
  path,
  line,
  column,
  callee,
  origin,
  verdict,
  reason,
  opens,
  aside,
}: InventoryEntry): InventoryEntry {
  return {
    path,
    line,
    column,
    callee,
    origin,
    verdict,
    reason,
    ...(opens && { opens }),
    ...(aside && { aside }),
  };
}

function artifactJson(entry: ArtifactEntry): ArtifactEntry {
  const { path, format, verdict, sha256, globals, reasons, program, loaders, loadedBy } = entry;
  return {
    path,
    format,
    verdict,
    sha256,
    globals: globals.map((global) => ({ name: global.name, verdict: global.verdict, offset: global.offset })),
    reasons: reasons.map(({ rule, message, offset }) => ({
      rule,
      message,
      ...(offset !== undefined && { offset }),
    })),
    ...(program !== undefined && { program }),
    ...(loaders && { loaders: loaders.map(loaderJson) }),
    ...(loadedBy && { loadedBy: loadedBy.map((place) => ({ path: place.path, line: place.line })) }),
  };
}

function loaderJson({ loader, releases, verdict, reason, offset }: LoaderEntry): LoaderEntry {
  return {
    loader,
    releases,
    verdict,
    ...(reason !== undefined && { reason }),
    ...(offset !== undefined && { offset }),
  };
}

function dependencyJson(entry: DependencyEntry): DependencyEntry {
  const { name, version, purl, manifest, line, direct, groups, paths, advisories } = entry;
  return {
    name,
    ...(version !== undefined && { version }),
    purl,
    manifest,
    line,
    direct,
    groups,
    paths,
    advisories: advisories.map(advisoryJson),
  };
}

function advisoryJson(entry: AdvisoryEntry): AdvisoryEntry {
  const { id, aliases, severity, summary, fixed, reachable, reach, epss, exploited } = entry;
  return {
    id,
    aliases,
    severity,
    ...(summary !== undefined && { summary }),
    fixed,
    reachable,
    ...(reach && { reach: reachJson(reach) }),
    ...(epss && { epss: { probability: epss.probability, percentile: epss.percentile } }),
    ...(exploited && { exploited: { since: exploited.since, ransomware: exploited.ransomware } }),
  };
}

function reachJson({ reason, symbols, places }: Reach): Reach {
  return {
    reason,
    symbols,
    places: places.map(({ path, line, column, symbol }) => ({ path, line, column, symbol })),
  };
}

function incompleteJson({ path, reason, line }: Incomplete): Incomplete {
  return { path, reason, ...(line !== undefined && { line }) };
}

function summaryJson(summary: Summary): Report['summary'] {
  const { files, lines, passedOver, advisories, unusedComments, baseline, rulesOff, models } = summary;
  const { python, artifacts, manifests } = files;
  return {
    files: { python, artifacts, manifests },
    lines,
    passedOver,
    ...(advisories !== undefined && { advisories }),
    ...(unusedComments && {
      unusedComments: unusedComments.map(({ path, line, rules }) => ({ path, line, rules })),
    }),
    ...(baseline && { baseline: { entries: baseline.entries, gone: baseline.gone } }),
    ...(rulesOff && { rulesOff: rulesOff.map(({ select, count }) => ({ select, count })) }),
    ...(models && { models: modelsJson(models) }),
  };
}

function modelsJson({ used, leaning }: OwnModels): OwnModels {
  return {
    used: used.map(({ library, path, by }) => ({ library, path, by })),
    leaning: leaning.map(({ path, line, column, judged, without }) => ({
      path,
      line,
      column,
      judged: judgedJson(judged),
      without: judgedJson(without),
    })),
  };
}

function judgedJson({ verdict, origin }: JudgedPlace): JudgedPlace {
  return { verdict, ...(origin && { origin }) };
}
