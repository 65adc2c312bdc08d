import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectMembers } from '../inspection/members.ts';
import { verdictOf } from '../inspection/verdict.ts';
import { mayBeZip, membersNamed, zipIn, zipOf, zipReasons } from '../inspection/zip.ts';

const ARRAY = /\.npy$/;

export const format: ArtifactFormat = {
  name: 'npz',
  description: 'zip archive of numpy arrays: numpy.load',
  family: 'zip',
  rank: 1,
  gate: mayBeZip,
  recognises(content) {
    const zip = zipIn(content);
    return zip !== undefined && membersNamed(zip, ARRAY).length > 0;
  },
  /** Arrays of numbers need no mention. */
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return undefined;
    const { members, reasons } = inspectMembers(zip, zip.members, context);
    const notable = members.filter(
      ({ inspection }) => verdictOf(inspection) !== 'safe' || inspection.globals.length > 0,
    );
    return { format: 'npz', globals: [], reasons: [...zipReasons(zip), ...reasons], members: notable };
  },
};
