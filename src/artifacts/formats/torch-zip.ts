import type { Zip, ZipMember } from '../../archive/zip.ts';
import { pushAll } from '../../limits/lists.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { inspectMembers, opened } from '../inspection/members.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { mayBeZip, membersNamed, zipIn, zipOf, zipReasons } from '../inspection/zip.ts';
import { judgeTorchScript } from '../judging/torchscript.ts';
import { torchPickle } from '../pickle/torch-member.ts';

/** In any folder, and in any case: miniz does not look at it. */
const PICKLE = /(^|\/)data\.pkl$/i;
/** Read by the same loader. */
const PICKLES = /(^|\/)(data|constants|traced_inputs)\.pkl$/i;
const CODE = /(^|\/)code\//i;
const SCRIPT = /(^|\/)(constants\.pkl$|code\/)/i;
/** Raw storages, which nothing interprets, and torch's own notes. */
const RAW =
  /(^|\/)(data\/\d+|tensors\/\d+|constants\/\d+|traced_inputs\/\d+|version|byteorder|\.data\/\d+\.storage|\.format_version|\.storage_alignment)$/;

export const format: ArtifactFormat = {
  name: 'torch-zip',
  description: 'torch.save since 1.6: a zip archive with data.pkl, read by torch.load',
  family: 'zip',
  rank: 2,
  gate: mayBeZip,
  recognises(content) {
    const zip = zipIn(content);
    return zip !== undefined && membersNamed(zip, PICKLE).length > 0;
  },
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const zip = zipOf(source, context.budget);
    if (!zip) return undefined;
    const script = membersNamed(zip, SCRIPT).length > 0;
    const inspections = membersNamed(zip, PICKLES).map((member) =>
      torchPickle(zip, member, context, readBy(script)),
    );
    const rest = zip.members.filter(({ name }) => !PICKLES.test(name) && !RAW.test(name));
    const others = inspectMembers(zip, rest, context);
    const reasons = [...zipReasons(zip), ...inspections.flatMap(({ reasons }) => reasons), ...others.reasons];
    if (script) pushAll(reasons, scriptReasons(zip, context));
    return {
      format: script ? 'torchscript' : 'torch-zip',
      globals: inspections.flatMap(({ globals }) => globals),
      reasons,
      program: inspections[0]?.program,
      loaders: inspections[0]?.loaders,
      members: others.members,
    };
  },
};

/** Of an archive with code in it torch's restricted reader takes nothing. */
function readBy(script: boolean) {
  return { torchScript: script, restricted: !script };
}

const LARGEST_CODE = 64 * 1024 * 1024;

/** The texts of TorchScript, which an interpreter of torch runs and Python never sees. */
function scriptReasons(zip: Zip, context: Context): Reason[] {
  const programs = membersNamed(zip, /\.py$/i).filter(({ name }) => CODE.test(name));
  return programs.flatMap((member) => {
    const { source, reasons } = opened(zip, member, context);
    if (!source) return reasons;
    if (source.size > LARGEST_CODE) return [...reasons, tooLong(member)];
    const text = Buffer.from(source.read(0, LARGEST_CODE)).toString('utf8');
    return [...reasons, ...judgeTorchScript(text, printable(member.name))];
  });
}

function tooLong({ name }: ZipMember): Reason {
  const message = `${printable(name)} is longer than ${LARGEST_CODE} bytes, which are not read`;
  return { rule: 'unsupported', verdict: 'unreadable', message };
}
