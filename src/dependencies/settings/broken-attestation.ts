import type { Rule } from '../../finding/rule.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/broken-attestation',
  title: 'Attestation that does not hold',
  severity: 'high',
  cwe: [347, 494],
  summary:
    'What the index shows as proof of who published the release does not fit the file, the signature, or the publisher.',
  explanation: `An attestation (PEP 740) is a signed statement: this file, by its hash, was published by this workflow. It is checked here without asking anybody but the index:

- the statement names the hash that the index gives for the file;
- the signature fits the certificate in the attestation;
- the certificate was issued to the publisher that the index names: the repository and the workflow, the account, the project;
- the certificate was issued by an authority of the public Sigstore instance;
- the public log signed that it took in this signature, while the certificate was good.

An honest index has none that fails: then the file, the page or the attestation was exchanged, or the index is broken.

Where something cannot be told, because the authority, the log or the kind of publisher is not known to this version, or the attestation could not be fetched, that is listed as incomplete, and is no finding. One file of each release is looked at. Not checked are the log's own consistency (whether it shows everybody the same) and whether the repository is the one that you mean. Seen only with \`--resolve\`.`,
  remedy:
    'Do not install the release. Compare the hash in your lock with that of another index, and ask those who run the index.',
  references: [
    'PEP 740: index support for digital attestations',
    'Sigstore documentation: security model',
    'in-toto attestation framework, Statement v1',
  ],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed.flatMap(({ name, version, broken, location }) =>
      broken === undefined
        ? []
        : draft(rule, {
            location,
            message: `The attestation of ${broken.file} does not hold: ${broken.reason}`,
            remedy: `Do not install ${name} ${version} until those who run the index have told you why.`,
            anchor: `${name} ${version}`,
          }),
    ),
};
