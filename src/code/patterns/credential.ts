import type { Match, Pattern } from '../matching/pattern.ts';
import { Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/** How a service writes its credentials, by the text that they begin with. */
interface Form {
  readonly prefix: string;
  /** From the prefix on. */
  readonly whole: RegExp;
  readonly what: string;
}

/** As the services themselves document them for scanners. */
const FORMS: readonly Form[] = [
  { prefix: 'AKIA', whole: /^AKIA[A-Z2-7]{16}(?![A-Za-z0-9])/, what: 'An access key id of AWS' },
  { prefix: 'ghp_', whole: /^ghp_[A-Za-z0-9]{36}\b/, what: 'A personal token of GitHub' },
  { prefix: 'gho_', whole: /^gho_[A-Za-z0-9]{36}\b/, what: 'An OAuth token of GitHub' },
  { prefix: 'ghs_', whole: /^ghs_[A-Za-z0-9]{36}\b/, what: 'A server token of GitHub' },
  { prefix: 'github_pat_', whole: /^github_pat_\w{82}\b/, what: 'A personal token of GitHub' },
  { prefix: 'glpat-', whole: /^glpat-[A-Za-z0-9_-]{20}/, what: 'A personal token of GitLab' },
  { prefix: 'xoxb-', whole: /^xoxb-\d{9,}-[A-Za-z0-9-]{20,}/, what: 'A bot token of Slack' },
  { prefix: 'xoxp-', whole: /^xoxp-\d{9,}-[A-Za-z0-9-]{20,}/, what: 'A user token of Slack' },
  { prefix: 'sk_live_', whole: /^sk_live_[A-Za-z0-9]{24,}/, what: 'A live key of Stripe' },
  { prefix: 'AIza', whole: /^AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/, what: 'An API key of Google' },
  { prefix: 'pypi-AgEI', whole: /^pypi-AgEI[A-Za-z0-9_-]{50,}/, what: 'An upload token of a package index' },
  { prefix: 'sk-ant-', whole: /^sk-ant-[A-Za-z0-9_-]{60,}/, what: 'An API key of Anthropic' },
  { prefix: 'sk-proj-', whole: /^sk-proj-[A-Za-z0-9_-]{40,}/, what: 'An API key of OpenAI' },
  { prefix: 'SG.', whole: /^SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/, what: 'An API key of SendGrid' },
  {
    prefix: '-----BEGIN ',
    whole: /^-----BEGIN (RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----(\s|\\n|['"]){1,20}[A-Za-z0-9+/=]{40}/,
    what: 'A private key',
  },
];

/** Longer than any of the forms that are looked at. */
const LONGEST = 200;
/** Shorter than any of them. */
const SHORTEST = 18;

/** Looked for in texts and in comments: what was commented out is still known. */
export const pattern: Pattern = {
  rule: 'secrets/credential',
  kinds: [Kind.Module],
  look: ({ tree, module }) => {
    const matches: Match[] = [];
    for (const kind of [Kind.Str, Kind.Bytes, Kind.StrFragment])
      for (const node of module.written.ofKind(kind)) search(tree, tree.start(node), tree.end(node), matches);
    for (let i = 0; i < tree.comments.length; i += 2)
      search(tree, tree.comments[i]!, tree.comments[i + 1]!, matches);
    return matches;
  },
};

/** Whether a form begins with two bytes, by `first << 8 | second`: small enough to stay near the processor. */
const BEGINS = new Uint8Array(1 << 16);
for (const { prefix } of FORMS) BEGINS[(prefix.charCodeAt(0) << 8) | prefix.charCodeAt(1)] = 1;

function search({ bytes }: Tree, from: number, to: number, matches: Match[]): void {
  for (let start = from; start + SHORTEST <= to; start += 1) {
    if (BEGINS[(bytes[start]! << 8) | bytes[start + 1]!] === 0) continue;
    const form = formAt(bytes, start);
    if (!form) continue;
    const text = String.fromCharCode(...bytes.subarray(start, start + LONGEST));
    const found = form.whole.exec(text)?.[0];
    if (found && isReal(found))
      matches.push({ what: form.what, range: { start, end: start + found.length } });
  }
}

/** By itself: a closure in the loop above would be made for each byte. */
function formAt(bytes: Uint8Array, start: number): Form | undefined {
  return FORMS.find(({ prefix }) => beginsWith(bytes, start, prefix));
}

function beginsWith(bytes: Uint8Array, start: number, prefix: string): boolean {
  for (let i = 0; i < prefix.length; i += 1) if (bytes[start + i] !== prefix.charCodeAt(i)) return false;
  return true;
}

/** Examples say so, or repeat themselves. */
function isReal(text: string): boolean {
  return !/example|xxxx|0000|1234567|abcdefg/i.test(text) && new Set(text).size >= 12;
}
