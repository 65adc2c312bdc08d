import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectMembers, opened } from '../inspection/members.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { mayBeZip, membersNamed, zipIn, zipOf, zipReasons } from '../inspection/zip.ts';
import { judgeExportedProgram } from '../judging/exported-program.ts';

/** Sources: torch/export/pt2_archive/constants.py, and torch/export/__init__.py before 2.8. */
const MARK = /(^|\/)(?:archive_format|serialized_exported_program\.json)$/;
const PROGRAM = /(^|\/)(?:serialized_exported_program|models\/[^/]+)\.json$/;
const NATIVE = /\.(?:so|dll|dylib|cubin|pyd)$/i;
const LARGEST_PROGRAM = 256 * 1024 * 1024;

export const format: ArtifactFormat = {
  name: 'pt2',
  description: 'torch.export: a zip archive with a graph in JSON, weights, and sometimes compiled code',
  family: 'zip',
  rank: 4,
  gate: mayBeZip,
  recognises(content) {
    const zip = zipIn(content);
    return zip !== undefined && membersNamed(zip, MARK).length > 0;
  },
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return undefined;
    const programs = membersNamed(zip, PROGRAM).flatMap((member): readonly Reason[] => {
      const { source: text, reasons } = opened(zip, member, context);
      if (!text) return reasons;
      const judged = judgeExportedProgram(Buffer.from(text.read(0, LARGEST_PROGRAM)).toString('utf8'));
      return [...reasons, ...(judged ?? [NO_JSON])];
    });
    const { members, reasons } = inspectMembers(zip, zip.members, context);
    const native = membersNamed(zip, NATIVE).map(({ name }) => nativeReason(name));
    const own = [...zipReasons(zip), ...programs, ...native, ...reasons];
    return { format: 'pt2', globals: [], reasons: own, members };
  },
};

const NO_JSON: Reason = { rule: 'malformed', verdict: 'unreadable', message: 'its program is no JSON' };

function nativeReason(name: string): Reason {
  const message = `${printable(name)} is compiled code, which runs when it is loaded`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}
