import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { reservingIndex } from '../trust/remedies.ts';
import type { Setting, SettingContext } from '../trust/setting.ts';
import { draft, ofKind, requirementsOf } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/extra-index-url',
  title: 'Extra package index',
  severity: 'medium',
  cwe: [427],
  summary:
    'An extra index is searched beside the main one for every package, and the highest version wins, whichever index it comes from.',
  explanation: `pip and PDM treat all indexes as one pool. Whoever can publish a package under one of your names on any of them, with a higher version, has code running where you install: this is dependency confusion. The usual case is a private package whose name is free on the public index. In December 2022 \`torchtriton\`, which existed on PyTorch's own index only, was claimed on the public one, and everybody who installed PyTorch's nightly builds ran the stranger's code.

It cannot happen where every requirement has a hash, since a stranger's file would not match.`,
  remedy: `Use one index that serves both: a private index that mirrors the public one and gives its own packages precedence.

With uv, declare the index with \`explicit = true\` and name it for the packages that come from it in \`[tool.uv.sources]\`; with Poetry, \`priority = "explicit"\` and \`source = …\`; with PDM, \`include_packages\` for these and \`exclude_packages = ["*"]\` for the rest, which is searched there otherwise. Otherwise give every requirement a hash and install with \`--require-hashes\`, and register your private names on the public index.`,
  grading: 'Medium; info where every requirement of the file has a hash.',
  examples: [
    {
      language: 'text',
      bad: '--extra-index-url https://packages.example.org/simple\ninternal-tool==1.4',
      good: '--index-url https://packages.example.org/all/simple\ninternal-tool==1.4 --hash=sha256:…',
    },
  ],
  references: [
    'pip documentation: pip install, --extra-index-url',
    'PyTorch: compromised nightly dependency chain, December 2022',
  ],
};

export const setting: Setting = {
  rule,
  check(context) {
    const extra = ofKind(context.trust, 'index').filter(
      ({ tool, role }) => role === 'extra' && (tool === 'pip' || tool === 'pdm'),
    );
    return extra.map(({ url, location, tool }) => {
      const hashed = allHashed(context, location.path);
      const shown = withoutCredentials(url);
      return draft(rule, {
        severity: hashed ? 'info' : 'medium',
        location,
        message: `${tool} searches ${shown} beside the main index for every package; the highest version wins`,
        remedy: hashed
          ? 'Keep hashes on every requirement, or use one index that serves everything.'
          : reservingIndex(tool),
        anchor: shown,
      });
    });
  },
};

function allHashed({ project }: SettingContext, path: string): boolean {
  const own = requirementsOf(project).filter(({ manifest }) => manifest.path === path);
  const pins = project.manifests
    .filter((manifest) => manifest.path === path)
    .flatMap(({ facts }) => facts.packages ?? []);
  const hashed =
    own.every(({ requirement }) => requirement.hashes.length > 0) && pins.every(({ files }) => files?.length);
  return own.length + pins.length > 0 && hashed;
}
