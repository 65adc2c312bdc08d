import { hasCredentials } from '../../finding/credentials.ts';
import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Location } from '../../finding/location.ts';
import type { Rule } from '../../finding/rule.ts';
import { hostOf } from '../reading/urls.ts';
import { draft, requirementsOf, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/credentials-in-url',
  title: 'Password or token in a URL',
  severity: 'high',
  cwe: [522, 798],
  summary:
    'The address of an index, a repository or a file carries a password or a token, and it is kept with the code.',
  explanation: `Everybody who can read the repository, its history, a build log or a published source archive has the secret. A token that may publish lets them replace your packages for everyone.

A variable in its place (\`https://\${TOKEN}@…\`) is not reported, and neither is a bare user name such as \`git@\`. The secret itself never appears in our report.`,
  remedy: `Revoke the secret first: taking it out of the file leaves it in the history. Then let the tool find it elsewhere: a keyring, \`.netrc\`, or variables of the environment (\`PIP_INDEX_URL\`, \`UV_INDEX_<NAME>_PASSWORD\`, \`POETRY_HTTP_BASIC_<NAME>_PASSWORD\`, or \`\${VARIABLE}\` in requirements files and Pipfiles).`,
  examples: [
    {
      language: 'text',
      bad: '--index-url https://build:s3cr3t@packages.example.org/simple',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how pip spells variables
      good: '--index-url https://${INDEX_USER}:${INDEX_PASSWORD}@packages.example.org/simple',
    },
  ],
  references: ['pip documentation: authentication', 'uv documentation: index credentials'],
};

export const setting: Setting = {
  rule,
  check({ project, trust }) {
    const settings = trust.flatMap((one) =>
      one.kind === 'index' || one.kind === 'find-links' ? finding(one.url, one.location) : [],
    );
    const requirements = requirementsOf(project).flatMap(({ requirement: { source, location } }) =>
      source.kind === 'url' || source.kind === 'vcs' ? finding(source.url, location) : [],
    );
    const locked = project.manifests.flatMap(({ facts }) => facts.packages ?? []);
    const locks = locked.flatMap(({ source, location }) => {
      if (source.kind === 'path' || source.kind === 'conda') return [];
      return finding(source.kind === 'index' ? (source.index ?? '') : source.url, location).slice(0, 1);
    });
    return [...settings, ...requirements, ...firstOfEachHost(locks)];
  },
};

function finding(url: string, location: Location): FindingDraft[] {
  if (!hasCredentials(url)) return [];
  const host = hostOf(url) ?? 'a host';
  return [
    draft(rule, {
      location,
      message: `The URL carries a password or token for ${host}`,
      remedy: 'Revoke it, and let the tool take its successor from a keyring or the environment.',
      anchor: host,
    }),
  ];
}

/** A lock repeats the address of its index for every package. */
function firstOfEachHost(findings: readonly FindingDraft[]): FindingDraft[] {
  const seen = new Set<string>();
  return findings.filter(({ anchor, location }) => {
    const key = `${location.path} ${anchor}`;
    return !seen.has(key) && seen.add(key);
  });
}
