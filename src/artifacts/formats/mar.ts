import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectMembers } from '../inspection/members.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { mayBeZip, membersNamed, zipIn, zipOf, zipReasons } from '../inspection/zip.ts';

/** Source: torch-model-archiver, model_packaging_utils.py. */
const MANIFEST = /^MAR-INF\/MANIFEST\.json$/;

export const format: ArtifactFormat = {
  name: 'mar',
  description: 'TorchServe model archive: a zip archive with a model and the Python code that serves it',
  family: 'zip',
  rank: 5,
  gate: mayBeZip,
  recognises(content) {
    const zip = zipIn(content);
    return zip !== undefined && membersNamed(zip, MANIFEST).length > 0;
  },
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return undefined;
    const { members, reasons } = inspectMembers(zip, zip.members, context);
    const code = membersNamed(zip, /\.py$|^requirements\.txt$/).map(({ name }) => codeReason(name));
    return { format: 'mar', globals: [], reasons: [...zipReasons(zip), ...code, ...reasons], members };
  },
};

function codeReason(name: string): Reason {
  const what = name.endsWith('.py')
    ? 'is code, which TorchServe runs'
    : 'names packages, which TorchServe installs';
  return { rule: 'embedded-code', verdict: 'unknown', message: `${printable(name)} ${what}` };
}
