import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectMembers, opened } from '../inspection/members.ts';
import type { Reason } from '../inspection/reason.ts';
import { mayBeZip, membersNamed, zipIn, zipOf, zipReasons } from '../inspection/zip.ts';
import { decodeJson } from '../judging/json.ts';
import { judgeSkopsSchema } from '../judging/skops.ts';

const SCHEMA = /^schema\.json$/;
const LARGEST_SCHEMA = 256 * 1024 * 1024;

/** Source: skops/io/_persist.py. */
export const format: ArtifactFormat = {
  name: 'skops',
  description: 'skops.io: a zip archive whose schema.json names types, and arrays',
  family: 'zip',
  rank: 4,
  gate: mayBeZip,
  recognises(content) {
    const zip = zipIn(content);
    return zip !== undefined && membersNamed(zip, SCHEMA).length > 0;
  },
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return undefined;
    const schemas = membersNamed(zip, SCHEMA).flatMap((member): readonly Reason[] => {
      const { source: text, reasons } = opened(zip, member, context);
      if (!text) return reasons;
      const judged = judgeSkopsSchema(decodeJson(text.read(0, LARGEST_SCHEMA)));
      return [...reasons, ...(judged ?? [NO_JSON])];
    });
    const { members, reasons } = inspectMembers(zip, zip.members, context);
    return { format: 'skops', globals: [], reasons: [...zipReasons(zip), ...schemas, ...reasons], members };
  },
};

const NO_JSON: Reason = { rule: 'malformed', verdict: 'unreadable', message: 'its schema.json is no JSON' };
