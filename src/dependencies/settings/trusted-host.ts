import type { Rule } from '../../finding/rule.ts';
import { namingAuthority } from '../trust/remedies.ts';
import { draft, isLoopback, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/trusted-host',
  title: 'Host trusted without a certificate',
  severity: 'high',
  cwe: [295],
  summary:
    'The certificate of this host is not checked, so whoever stands between it and you can serve any package.',
  explanation: `\`trusted-host\` (pip) and \`allow-insecure-host\` (uv) switch off the verification of TLS for a host, and allow plain HTTP to it. Packages run code when they are installed and when they are imported: whoever can answer in that host's place, on a shared network, through DNS or a proxy, runs code on every machine that installs.

Most often it was added because a company's own certificate authority was unknown. That has a safe answer.`,
  remedy: `Remove the setting and serve the index over HTTPS. If its certificate is signed by an authority of your own, tell the tools: \`pip config set global.cert /path/to/ca.pem\`, \`SSL_CERT_FILE\`, or the system's store (pip and uv can both use it).`,
  examples: [
    {
      language: 'text',
      bad: '--index-url http://packages.example.org/simple\n--trusted-host packages.example.org',
      good: '--index-url https://packages.example.org/simple',
    },
  ],
  references: ['pip documentation: --trusted-host', 'uv documentation: allow-insecure-host'],
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'trusted-host')
      .filter(({ host }) => !isLoopback(host))
      .map(({ host, location, tool }) =>
        draft(rule, {
          location,
          message: `The certificate of ${host} is not checked`,
          remedy: `Remove it, so that the certificate of ${host} is checked. If its authority is your own, name it: ${namingAuthority(tool)}.`,
          anchor: host,
        }),
      ),
};
