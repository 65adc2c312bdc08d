import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { startsWith } from '../inspection/format.ts';
import { inspectMembers } from '../inspection/members.ts';
import type { Reason } from '../inspection/reason.ts';
import { zipOf } from '../inspection/zip.ts';

/** A program for several systems at once, with a zip archive at its end that holds a GGUF model and its arguments. */
export const format: ArtifactFormat = {
  name: 'llamafile',
  description: 'llamafile: a program with a model in it',
  family: 'zip',
  rank: 9,
  first: 'Mj',
  recognises: ({ head }) => startsWith(head, 'MZqFpD=') || startsWith(head, "jartsr='"),
  inspect({ source }: Content, context: Context): Inspection {
    const zip = zipOf(source, context.budget);
    const { members, reasons } = zip ? inspectMembers(zip, zip.members, context) : NOTHING;
    return { format: 'llamafile', globals: [], reasons: [PROGRAM, ...reasons], members };
  },
};

const NOTHING = { members: [], reasons: [] };
const PROGRAM: Reason = {
  rule: 'embedded-code',
  verdict: 'unknown',
  message: 'it is a program, which runs when it is started',
};
