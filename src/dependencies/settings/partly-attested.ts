import type { Rule } from '../../finding/rule.ts';
import { draft, listed, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/partly-attested',
  title: 'File without attestation in an attested release',
  severity: 'low',
  cwe: [345, 494],
  summary:
    'Of the files of this version some say who built them and others do not; the others were published in another way.',
  explanation: `A release is built and published in one go: either all of its files have attestations (PEP 740) or none. A file that has none was added by hand, or by somebody with a token, perhaps long after the release; installers prefer it where its tags fit better. Most are honest: a wheel for a platform that the makers' service does not have.

Seen only with \`--resolve\`, since the index has to be asked.`,
  remedy:
    'Lock with hashes, so that files that are added later do not count; look at what the file without attestation has that the others have not.',
  references: ['PEP 740: index support for digital attestations'],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed.flatMap(({ name, version, unattested, location }) =>
      unattested === undefined
        ? []
        : draft(rule, {
            location,
            confidence: 'medium',
            message: `${listed(unattested, 2)} of ${name} ${version} ${unattested.length === 1 ? 'has' : 'have'} no attestation, unlike its other files`,
            remedy: 'Lock the hashes of the attested files: others are refused then.',
            anchor: `${name} ${version}`,
          }),
    ),
};
