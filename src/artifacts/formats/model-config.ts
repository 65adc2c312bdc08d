import {
  type ArtifactFormat,
  type Content,
  type Inspection,
  isPartial,
  undecided,
} from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { judgeTemplate } from '../judging/jinja.ts';
import { objectsIn } from '../judging/json.ts';

const LARGEST = 16 * 1024 * 1024;

const TOO_LARGE: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: `it has more than ${LARGEST} bytes, which are not read`,
};

/** Names and first bytes say that it may be one; most hold nothing of the kind, and are no artifacts. */
export const format: ArtifactFormat = {
  name: 'model-config',
  description: 'config.json of transformers and diffusers with auto_map, or a chat template in Jinja',
  family: 'model',
  rank: 0,
  recognises: ({ head, name }) =>
    /(?:^|[_-])config\.json$|^chat_template\.json$/i.test(name) &&
    /^\s*\{/.test(Buffer.from(head).toString('latin1')),
  inspect(content: Content): Inspection | undefined {
    if (content.size > LARGEST) return undecided('model-config', TOO_LARGE);
    const text = isPartial(content) ? '' : Buffer.from(content.source.read(0, LARGEST)).toString('utf8');
    if (!/auto_map|chat_template/.test(text)) return undefined;
    const reasons = (objectsIn(text) ?? []).flatMap(objectReasons);
    return reasons.length > 0 ? { format: 'model-config', globals: [], reasons } : undefined;
  },
};

function objectReasons({
  auto_map: map,
  chat_template: template,
}: Readonly<Record<string, unknown>>): Reason[] {
  const templates =
    typeof template === 'string' ? [template] : Object.values(template ?? {}).flatMap(templateOf);
  const classes = typeof map === 'object' && map !== null ? Object.values(map).flat() : [];
  return [
    ...classes.filter((name) => typeof name === 'string').map(classReason),
    ...templates.flatMap(judgeTemplate),
  ];
}

function templateOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const { template } = (value ?? {}) as { template?: unknown };
  return typeof template === 'string' ? [template] : [];
}

/** `module.Class`, or `owner/name--module.Class` in another repository. */
function classReason(name: string): Reason {
  const [where, what] = name.includes('--') ? name.split('--', 2) : [undefined, name];
  const place = where === undefined ? '' : ` of ${printable(where)}`;
  const message = `it has ${printable(what as string)}${place} imported where trust_remote_code is set`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}
