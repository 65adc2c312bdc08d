import { bytesSource } from '../../archive/source.ts';
import { isTarHeader, openTarMember, readTar } from '../../archive/tar.ts';
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
import type { Reason } from '../inspection/reason.ts';

export const format: ArtifactFormat = {
  name: 'tar',
  description:
    'tar archive with artifacts in it, such as a source distribution, a NeMo model or an old torch file',
  family: 'tar',
  rank: 0,
  recognises: ({ head }) => isTarHeader(head.subarray(0, 512)),
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const tar = readTar(source, context.budget);
    if (!tar) return undefined;
    const members: MemberInspection[] = [];
    for (const member of tar.members) {
      if (member.type !== 'file' || member.size === 0) continue;
      const content = openTarMember(tar, member);
      const head = content.read(0, HEAD);
      if (!context.recognises(contentOf(bytesSource(head), baseName(member.name), member.size))) continue;
      const found = inspectMember(member.name, content, context);
      if (found) members.push(found);
    }
    const reasons: Reason[] = [];
    if (tar.damage) reasons.push({ rule: 'malformed', verdict: 'unreadable', message: tar.damage });
    return members.length === 0 ? undefined : { format: 'tar', globals: [], reasons, members };
  },
};
