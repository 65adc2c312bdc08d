/** What to do, in the words of the tool that the project uses. */
import type { TrustSetting } from '../reading/declarations.ts';
import type { ProjectManifests } from '../reading/project-manifests.ts';

type Tool = TrustSetting['tool'];

/** By the files that only one tool has. */
const MARKS: readonly (readonly [pattern: RegExp, tool: Tool])[] = [
  [/^uv\.(?:lock|toml)$/, 'uv'],
  [/^poetry\.(?:lock|toml)$/, 'poetry'],
  [/^pdm\.lock$/, 'pdm'],
  [/^Pipfile(?:\.lock)?$/, 'pipenv'],
  [/^pixi\.(?:lock|toml)$/, 'pixi'],
  [/^(?:environment.*\.ya?ml|conda-lock\.ya?ml)$/, 'conda'],
];

/** The tool that installs the project; pip, where nothing tells of another. */
export function toolOf({ manifests }: ProjectManifests): Tool {
  const names = manifests.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const marked = MARKS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  return marked ?? manifests.flatMap(({ facts }) => facts.trust)[0]?.tool ?? 'pip';
}

const LOCKS: Readonly<Record<Tool, string>> = {
  pip: '`pip-compile --generate-hashes`, then `pip install --require-hashes -r requirements.txt`',
  uv: '`uv lock`, then `uv sync --locked`',
  poetry: '`poetry lock`, then `poetry sync`',
  pdm: '`pdm lock`, then `pdm sync`',
  pipenv: '`pipenv lock`, then `pipenv sync`',
  conda: '`conda-lock lock`, then `conda-lock install`',
  pixi: '`pixi lock`, then `pixi install --locked`',
};

/** How to make a lock and to install from it. */
export function lockingWith(tool: Tool): string {
  return LOCKS[tool];
}

/** How to say that an index is for the packages alone that name it. */
export function reservingIndex(tool: Tool, name = 'NAME'): string {
  switch (tool) {
    case 'uv':
      return `Put \`explicit = true\` into its \`[[tool.uv.index]]\`, and \`PACKAGE = { index = "${name}" }\` into \`[tool.uv.sources]\` for what comes from it.`;
    case 'poetry':
      return `Give the source \`priority = "explicit"\`, and \`source = "${name}"\` to the dependencies that come from it: \`poetry add --source ${name} PACKAGE\`.`;
    case 'pdm':
      return `Give the source \`include_packages = ["PACKAGE"]\` for what comes from it, and \`exclude_packages = ["*"]\` for the rest.`;
    case 'pipenv':
      return `Give \`index = "${name}"\` to the packages that come from it, or remove the source.`;
    case 'conda':
      return 'Set `channel_priority: strict`, and name the channel of what comes from it: `CHANNEL::PACKAGE`.';
    case 'pixi':
      return 'Give what comes from it `index = "URL"` in `pypi-dependencies`, or `channel = "CHANNEL"` in `dependencies`, and remove it from the others.';
    case 'pip':
      return 'pip cannot reserve an index for a package: use one `--index-url` that serves everything, or a hash for every requirement and `--require-hashes`.';
  }
}

/** How to name a certificate authority of one's own instead of checking nothing. */
export function namingAuthority(tool: Tool, name = 'NAME'): string {
  switch (tool) {
    case 'uv':
      return '`SSL_CERT_FILE=…`, or `system-certs = true`';
    case 'poetry':
      return `\`poetry config certificates.${name}.cert /path/ca.pem\``;
    case 'pdm':
      return name === 'NAME' || name === 'pypi'
        ? '`pdm config pypi.ca_certs /path/ca.pem`'
        : `\`pdm config pypi.${name}.ca_certs /path/ca.pem\``;
    case 'pipenv':
      return '`verify_ssl = true` and `REQUESTS_CA_BUNDLE=/path/ca.pem`';
    case 'conda':
      return '`ssl_verify: /path/ca.pem`';
    case 'pixi':
      return '`SSL_CERT_FILE=/path/ca.pem`, or in the store of the system';
    case 'pip':
      return '`cert = /path/ca.pem` in pip.conf, or `--cert`';
  }
}
