import type { Rule } from '../../finding/rule.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/changed-publisher',
  title: 'Release that somebody else published',
  severity: 'medium',
  cwe: [345, 494],
  summary:
    'The version in use was published from another repository or account than the one before, or than the lock says.',
  explanation: `An index that keeps provenance (PEP 740) says from where each release was published: a repository and a workflow, an account, a project. A package that moves to another organisation changes that once, with words about it in its release notes; a package that was taken over changes it, too.

Where only the workflow is another, in the same repository, whoever did that had the rights to change the settings of the project on the index; that is low.

A lock may say who published each package when it was made (\`attestation-identities\` of pylock.toml, PEP 751). What the index says of the same version is compared with that first: files do not change, so neither can who published them.

The two versions are the one in use and the newest before it; who published others is not asked. Seen only with \`--resolve\`.`,
  remedy:
    'Look for the announcement of the move in the old repository. Stay with the version before until you have found it.',
  grading: 'Medium for another repository or account, low for another workflow of the same one.',
  references: ['PEP 740: index support for digital attestations', 'PEP 751: attestation-identities'],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed.flatMap(({ name, version, publisher, location }) => {
      if (!publisher) return [];
      const { now, before, until, sameOwner } = publisher;
      return draft(rule, {
        severity: sameOwner ? 'low' : 'medium',
        confidence: 'medium',
        location,
        message: `${name} ${version} was published by ${now}; ${until ?? 'the lock says'} by ${before}`,
        remedy:
          until === undefined
            ? 'Find out why the index says something else than it did when the lock was made, before you install it.'
            : sameOwner
              ? `Look in the repository for why the way of publishing changed; ${until} is the version before.`
              : `Stay with ${name} ${until} until you know that it moved.`,
        anchor: `${name} ${version}`,
      });
    }),
};
