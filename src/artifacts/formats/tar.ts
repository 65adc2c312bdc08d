import { bytesSource, slice } from '../../archive/source.ts';
import {
  isTarHeader,
  openTarMember,
  readTar,
  type Tar,
  type TarAnomaly,
  type TarMember,
} from '../../archive/tar.ts';
import { pushAll } from '../../limits/lists.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  HEAD,
  type Inspection,
  type MemberInspection,
} from '../inspection/format.ts';
import { baseName, inspectMember } from '../inspection/members.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason, RuleName } from '../inspection/reason.ts';
import { shadowingMembers } from '../inspection/shadows.ts';

export const format: ArtifactFormat = {
  name: 'tar',
  description:
    'tar archive with artifacts in it, such as a source distribution, a NeMo model or an old torch file',
  family: 'tar',
  rank: 0,
  recognises: ({ head }) => isTarHeader(head),
  /** An archive of documents is no artifact, unless unpacking it does harm. */
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const tar = readTar(source, context.budget);
    if (!tar) return undefined;
    const shadowed = shadowingMembers(tar.members.map(({ name }) => name));
    const members = tar.members.flatMap((member) => inspected(tar, member, context, shadowed) ?? []);
    pushAll(members, behind(tar, context));
    const reasons = tar.anomalies.map(anomalyReason);
    if (tar.damage) reasons.push({ rule: 'malformed', verdict: 'unreadable', message: tar.damage });
    pushAll(reasons, tar.members.filter(({ type }) => type === 'sparse').map(sparseReason));
    const harms = reasons.some(({ rule }) => rule === 'escaping-path' || rule === 'unsupported');
    return members.length === 0 && !harms ? undefined : { format: 'tar', globals: [], reasons, members };
  },
};

function inspected(
  tar: Tar,
  member: TarMember,
  context: Context,
  shadowed: ReturnType<typeof shadowingMembers>,
): MemberInspection | undefined {
  if (member.type !== 'file' || member.size === 0) return undefined;
  const content = openTarMember(tar, member);
  const head = content.read(0, HEAD);
  const name = baseName(member.name);
  if (!context.recognises(contentOf(bytesSource(head), name, member.size))) return undefined;
  return inspectMember(member.name, content, context.among(shadowed(member.name)));
}

/** Another archive, which is read by whoever passes over zeros, or anything else that is an artifact. */
function behind({ source, anomalies }: Tar, context: Context): MemberInspection[] {
  const trailing = anomalies.find(({ kind }) => kind === 'trailing');
  if (!trailing) return [];
  const rest = slice(source, trailing.offset, source.size - trailing.offset);
  const name = `bytes from ${trailing.offset}`;
  if (!context.recognises(contentOf(bytesSource(rest.read(0, HEAD)), name, rest.size))) return [];
  return [inspectMember(name, rest, context) ?? []].flat();
}

const RULES: Record<TarAnomaly['kind'], RuleName> = {
  escape: 'escaping-path',
  size: 'reader-disagreement',
  trailing: 'hidden-payload',
};

function anomalyReason({ kind, message, offset }: TarAnomaly): Reason {
  return { rule: RULES[kind], verdict: 'suspicious', message: printable(message), offset };
}

function sparseReason({ name, offset }: TarMember): Reason {
  const message = `${printable(name)} is a sparse file, which is not put together, so that nothing is known of it`;
  return { rule: 'unsupported', verdict: 'unreadable', message, offset };
}
