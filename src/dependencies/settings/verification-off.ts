import { withoutCredentials } from '../../finding/credentials.ts';
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
  explanation: `These make a tool accept any certificate:

- Pipenv: \`verify_ssl = false\` of a source;
- Poetry: \`certificates.NAME.cert = false\` in poetry.toml, by \`poetry config\` or as \`POETRY_CERTIFICATES_NAME_CERT\`;
- PDM: \`verify_ssl = false\` in \`[[tool.pdm.source]]\` or pdm.toml, by \`pdm config\` or as \`PDM_PYPI_VERIFY_SSL\`;
- conda: \`ssl_verify: false\` in .condarc, by \`conda config\` or as \`CONDA_SSL_VERIFY\`, and \`--insecure\`;
- pixi: \`tls-no-verify = true\`;
- git, which fetches what comes from a repository: \`GIT_SSL_NO_VERIFY\` (set to anything at all), \`git config http.sslVerify false\`.

What pip and uv have for it is [settings/trusted-host](trusted-host.md). Packages run code when they are installed: an attacker on the way needs nothing more. Hashes in a lock protect installing from that lock, but not the next time it is made.`,
  remedy: `Switch verification on again. For a certificate authority of your own, give the tool its certificate: \`certificates.NAME.cert = "/path/to/ca.pem"\` for Poetry, \`ssl_verify: /path/to/ca.pem\` for conda, \`SSL_CERT_FILE\` or \`REQUESTS_CA_BUNDLE\` for the others.`,
  examples: [
    {
      language: 'toml',
      bad: '[[source]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nverify_ssl = false',
      good: '[[source]]\nname = "internal"\nurl = "https://packages.example.org/simple"\nverify_ssl = true',
    },
  ],
  references: [
    'Pipenv documentation: Pipfile, verify_ssl',
    'Poetry documentation: certificates',
    'PDM documentation: configurations, pypi.verify_ssl',
    'conda documentation: using non-standard certificates',
    'pixi documentation: configuration, tls-no-verify',
    'git documentation: git-config, http.sslVerify',
  ],
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'unverified')
      .filter(({ url }) => url === undefined || !isLoopback(url))
      .map(({ location, tool, url, name, repositories }) =>
        draft(rule, {
          location,
          message: repositories
            ? `git checks no certificate${url === undefined ? ', whatever repository it fetches' : ` of ${withoutCredentials(url)}`}`
            : url === undefined && name === undefined
              ? `${tool} checks no certificate, wherever it fetches from`
              : `${tool} does not check the certificate of ${name ?? 'this index'}`,
          remedy: `Switch verification on. If the authority is your own, name it: ${repositories ? '`GIT_SSL_CAINFO=/path/ca.pem`' : namingAuthority(tool, name)}.`,
          anchor: repositories ? 'git' : name === undefined ? tool : `${tool} ${name}`,
        }),
      ),
};
