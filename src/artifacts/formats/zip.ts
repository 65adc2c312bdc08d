import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  undecided,
} from '../inspection/format.ts';
import { inspectUnpacked } from '../inspection/members.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { mayBeZip, zipOf, zipReasons } from '../inspection/zip.ts';

export const format: ArtifactFormat = {
  name: 'zip',
  description: 'zip archive with artifacts in it, such as a wheel or a packed model',
  family: 'zip',
  rank: 0,
  gate: mayBeZip,
  recognises: mayBeZip,
  /** An archive of documents is no artifact, unless unpacking it does harm. */
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return damaged('it begins like a zip archive and has no end record');
    if (zip.members.length === 0 && zip.anomalies.length > 0)
      return damaged('nothing in its directory can be read');
    const { members, reasons: within } = inspectUnpacked(zip, context);
    const names = zip.members.map(({ name }) => name);
    const reasons = [...within, ...(names.includes('__main__.py') ? [RUNS] : []), ...startUpReasons(names)];
    const ofArchive = zipReasons(zip);
    const harms = ofArchive.some(({ rule }) => rule === 'escaping-path');
    if (members.length === 0 && reasons.length === 0 && !harms) return undefined;
    return { format: 'zip', globals: [], reasons: [...ofArchive, ...reasons], members };
  },
};

/** Where installing puts it onto Python's path: at the top of a wheel, in its data, in an environment. */
const START_UP =
  /^(?:[^/]+\.data\/(?:purelib|platlib)\/|(?:.*\/)?site-packages\/)?(?:site|user)customize\.py$/;

function startUpReasons(names: readonly string[]): Reason[] {
  return names
    .filter((name) => START_UP.test(name))
    .map((name) => ({
      rule: 'embedded-code',
      verdict: 'unknown',
      message: `Python runs ${printable(name)} at every start, where it is installed`,
    }));
}

const RUNS: Reason = {
  rule: 'embedded-code',
  verdict: 'unknown',
  message: 'it is a program: Python runs __main__.py in it',
};

function damaged(message: string): Inspection {
  return undecided('zip', { rule: 'malformed', verdict: 'unreadable', message });
}
