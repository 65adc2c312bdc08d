import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectMembers } from '../inspection/members.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { mayBeZip, membersNamed, zipIn, zipOf, zipReasons } from '../inspection/zip.ts';
import { torchPickle } from '../pickle/torch-member.ts';

/** Source: torch/package/package_exporter.py. */
const MARK = /(^|\/)\.data\/(?:extern_modules|python_version)$/;

const PICKLE = /\.pkl$/i;

export const format: ArtifactFormat = {
  name: 'torch-package',
  description: 'torch.package: a zip archive with Python code and pickles, read by PackageImporter',
  family: 'zip',
  rank: 5,
  gate: mayBeZip,
  recognises(content) {
    const zip = zipIn(content);
    return zip !== undefined && membersNamed(zip, MARK).length > 0;
  },
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return undefined;
    const pickles = membersNamed(zip, PICKLE).map((member) => ({
      path: printable(member.name),
      source: undefined,
      inspection: { ...torchPickle(zip, member, context), format: 'pickle' },
    }));
    const others = zip.members.filter(({ name }) => !PICKLE.test(name));
    const { members, reasons } = inspectMembers(zip, others, context);
    const code = membersNamed(zip, /\.py$/).length;
    const own = [...zipReasons(zip), ...reasons, ...(code > 0 ? [codeReason(code)] : [])];
    return { format: 'torch-package', globals: [], reasons: own, members: [...pickles, ...members] };
  },
};

function codeReason(count: number): Reason {
  return {
    rule: 'embedded-code',
    verdict: 'unknown',
    message: `it brings Python code (files: ${count}), which runs when it is loaded`,
  };
}
