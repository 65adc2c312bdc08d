import type { Rule } from '../../finding/rule.ts';
import { draft, type OfKind, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/checks-off',
  title: 'Installer told not to check what it installs',
  severity: 'medium',
  cwe: [354],
  summary: 'A check by which the installer would notice a replaced or damaged file is switched off.',
  explanation: `uv compares files with the hashes of a requirements file unless \`no-verify-hashes\` (\`UV_NO_VERIFY_HASHES\`) is set; then the hashes that stand there protect nobody. \`UV_INSECURE_NO_ZIP_VALIDATION\` lets archives through that two readers unpack differently, which is a way past every scanner. conda's \`safety_checks: disabled\` leaves out the comparison of an unpacked package with the sizes that the channel gives for its files.`,
  remedy:
    'Remove the setting. Where a check fails, find out why: a hash that does not fit is what it is for.',
  examples: [
    {
      language: 'shell',
      bad: 'uv pip sync --no-verify-hashes requirements.txt',
      good: 'uv pip sync requirements.txt',
    },
  ],
  references: [
    'uv documentation: settings, verify-hashes',
    'uv documentation: environment variables, UV_INSECURE_NO_ZIP_VALIDATION',
    'conda documentation: settings, safety_checks',
  ],
};

const WHAT: Readonly<Record<OfKind<'unchecked'>['what'], readonly [message: string, remedy: string]>> = {
  hashes: [
    'uv does not compare files with the hashes that stand beside their requirements',
    'Remove it: uv checks whatever hashes there are. `--require-hashes` asks for one of every requirement.',
  ],
  archives: [
    'uv unpacks archives that are built so that readers see different things',
    'Unset `UV_INSECURE_NO_ZIP_VALIDATION`, and report the archive that is refused to those who made it.',
  ],
  packages: [
    'conda does not compare unpacked packages with what the channel says of them',
    'Remove it, or `conda config --set safety_checks enabled`.',
  ],
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'unchecked').map(({ what, location }) => {
      const [message, remedy] = WHAT[what];
      return draft(rule, { location, message, remedy, anchor: what });
    }),
};
