import type { Rule } from '../../finding/rule.ts';
import { namingAuthority } from '../trust/remedies.ts';
import { draft, isLoopback, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/verification-off',
  title: 'Index used without checking its certificate',
  severity: 'high',
  cwe: [295],
  summary:
    'TLS verification is switched off for a package index, so whoever stands in between can serve any package.',
  explanation: `\`verify_ssl = false\` in a Pipfile or in \`[[tool.pdm.source]]\`, and \`cert = false\` in poetry.toml, make the tool accept any certificate. Packages run code when they are installed: an attacker on the way needs nothing more. Hashes in a lock protect installing from that lock, but not the next time it is made.`,
  remedy: `Switch verification on again. For a certificate authority of your own, give the tool its certificate (\`certificates.NAME.cert = "/path/to/ca.pem"\` for Poetry, \`SSL_CERT_FILE\` or \`REQUESTS_CA_BUNDLE\` for the others).`,
  examples: [
    {
      language: 'toml',
      bad: '[[source]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nverify_ssl = false',
      good: '[[source]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nverify_ssl = true',
    },
  ],
  references: ['Pipenv documentation: Pipfile, verify_ssl', 'Poetry documentation: certificates'],
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'unverified')
      .filter(({ url }) => url === undefined || !isLoopback(url))
      .map(({ location, tool }) =>
        draft(rule, {
          location,
          message: `${tool} does not check the certificate of this index`,
          remedy: `Switch verification on. If the authority is your own, name it: ${namingAuthority(tool)}.`,
          anchor: tool,
        }),
      ),
};
