import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Rule } from '../../finding/rule.ts';
import type { Distribution } from '../reading/declarations.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/overwritten-file',
  title: 'Two packages that install the same file',
  severity: 'medium',
  cwe: [426, 694],
  summary: 'Two installed packages say that a file is theirs: one has replaced what the other brought.',
  explanation: `Installers write one package's files over another's without a word. A package can so replace a module of any other, and nobody who reads that other's source, or checks its hash, sees what really runs. Mostly it is an accident: a \`tests\` folder at the top of two packages, or two distributions of one library (\`opencv-python\` and \`opencv-python-headless\`), of which the one installed last wins.`,
  remedy:
    'Keep one of the two, and install it again (`pip install --force-reinstall --no-deps NAME`), as removing the other takes the shared files with it.',
  grading:
    'Medium; low where only files at the top of a shared folder (`tests/`, `docs/`) or empty package files are concerned.',
  references: [
    'PyPA specifications: recording installed packages',
    'pip issue: packages overwriting each other’s files',
  ],
};

/** Files that packages sharing a namespace have in common, and folders that should not have been packed. */
const HARMLESS = /^[\w.-]+\/__init__\.py$|^(?:tests?|docs?|examples?|scripts|benchmarks?)\//;
/** Made by Python or by the installer. */
const MADE = /\.pyc$|(?:^|\/)__pycache__\/|^\.\.\//;

export const setting: Setting = {
  rule,
  check({ project }) {
    const owners = new Map<string, Distribution>();
    const shared = new Map<string, { files: string[]; one: Distribution; other: Distribution }>();
    for (const { facts } of project.manifests) {
      const { distribution } = facts;
      for (const file of distribution?.files ?? []) {
        if (MADE.test(file)) continue;
        const other = owners.get(file);
        if (!other) owners.set(file, distribution!);
        else if (other.name !== distribution!.name) {
          const key = `${other.name} ${distribution!.name}`;
          const pair = shared.get(key) ?? { files: [], one: other, other: distribution! };
          pair.files.push(file);
          shared.set(key, pair);
        }
      }
    }
    return [...shared.values()].map(finding);
  },
};

function finding({
  files,
  one,
  other,
}: {
  files: string[];
  one: Distribution;
  other: Distribution;
}): FindingDraft {
  const first = files.find((file) => !HARMLESS.test(file)) ?? files[0]!;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  return draft(rule, {
    severity: files.every((file) => HARMLESS.test(file)) ? 'low' : 'medium',
    location: other.location,
    message: `${one.name} and ${other.name} both install ${first}${more}`,
    remedy: `Keep one of them: \`pip uninstall ${other.name}\`, then \`pip install --force-reinstall --no-deps ${one.name}\`.`,
    anchor: `${one.name} ${other.name}`,
  });
}
