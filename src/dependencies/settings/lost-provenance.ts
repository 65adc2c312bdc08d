import type { Rule } from '../../finding/rule.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/lost-provenance',
  title: 'Release without the provenance of the one before',
  severity: 'medium',
  cwe: [345],
  summary:
    'The release before was attested: the index can tell which repository and workflow built it. This one was uploaded without.',
  explanation: `Projects that publish from their continuous integration have every release attested from then on. A release without is made in another way: by hand on somebody's machine, or by somebody who has a token and not the repository. That is what a stolen token looks like, and also a build that failed on a Friday.

That a project never had attestations says nothing, and is not reported. Seen only with \`--resolve\`, since the index has to be asked.

What an attestation says is checked by [settings/broken-attestation](broken-attestation.md), who published by [settings/changed-publisher](changed-publisher.md).`,
  remedy:
    'Stay with the version before until you know why: look for the tag and the release notes in the repository, and compare what was published with it.',
  examples: [{ language: 'text', bad: 'tool==1.4.1', good: 'tool==1.4.0' }],
  references: ['PEP 740: index support for digital attestations'],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed.flatMap(({ name, version, provenanceUntil, location }) =>
      provenanceUntil === undefined
        ? []
        : draft(rule, {
            location,
            confidence: 'medium',
            message: `Nothing tells who built ${name} ${version}, while ${provenanceUntil} was attested`,
            remedy: `Stay with ${name} ${provenanceUntil} until you know why.`,
            anchor: `${name} ${version}`,
          }),
    ),
};
