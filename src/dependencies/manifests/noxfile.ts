/** noxfile.py: what its sessions install. It is a program, and is not run. */
import type { ScriptCall, ScriptValue } from '../../project/script.ts';
import { declareConda } from '../reading/conda.ts';
import type { Group, Manifest, ReadContext } from '../reading/declarations.ts';
import { type VariableFacts, variableFacts } from '../reading/environment-variables.ts';
import { type ToxFound, toxRequirements } from '../reading/tox.ts';

export const manifest: Manifest = {
  name: 'noxfile.py',
  kind: 'manifest',
  paths: [/(?:^|\/)noxfile\.py$/],
  read(file, context) {
    const script = context.script?.(file.path);
    if (!script) {
      if (/\.install\(/.test(file.text)) context.incomplete('is a program, and is not run');
      return {};
    }
    const found = script.calls.flatMap((call) => [
      ...installedBy(call, context),
      ...variablesOf(call, context),
    ]);
    return {
      requirements: found.flatMap(({ requirements }) => requirements),
      trust: found.flatMap(({ trust }) => trust),
    };
  },
};

/** `session.install(…)`, and `session.run("pip", "install", …)`. */
function installedBy({ callee, arguments: given, within }: ScriptCall, context: ReadContext): ToxFound[] {
  const group = within === undefined ? 'nox' : `nox ${within}`;
  const method = callee.slice(callee.lastIndexOf('.') + 1);
  if (method === 'setup' || !callee.includes('.')) return [];
  if (method === 'conda_install') return fromConda(given, group, context);
  if (method === 'install') return argumentsOf(given, group, context);
  const words = given.map((one) => (one.kind === 'text' ? one.text : ''));
  const at = words.indexOf('install');
  const isPip =
    words[0] === 'pip' ||
    (words[0] === 'uv' && words[1] === 'pip') ||
    words.slice(1, 3).join(' ') === '-m pip';
  return isPip && at > 0 ? argumentsOf(given.slice(at + 1), group, context) : [];
}

/** `session.conda_install("numpy=1.26", "--channel=conda-forge")` */
function fromConda(given: readonly ScriptValue[], group: Group, context: ReadContext): ToxFound[] {
  const requirements = given.flatMap((one) => {
    if (one.kind !== 'text' || one.text.startsWith('-')) return [];
    return declareConda(one.text, { groups: [group], location: one.location }, context).requirement ?? [];
  });
  return [{ requirements, trust: [] }];
}

/** `env={"PIP_INDEX_URL": …}` of one command. */
function variablesOf({ keywords }: ScriptCall, context: ReadContext): VariableFacts[] {
  const table = keywords.find(({ name }) => name === 'env')?.value;
  if (table?.kind !== 'table') return [];
  return table.entries.flatMap(([name, value]) =>
    value.kind === 'text' ? variableFacts(name, value.text, value.location, context) : [],
  );
}

const FILE_OPTIONS = new Set(['-r', '--requirement', '-c', '--constraint']);
const OTHER_OPTIONS = new Set(['-e', '--editable', '--upgrade-strategy', '--no-binary', '--only-binary']);

function argumentsOf(given: readonly ScriptValue[], group: Group, context: ReadContext): ToxFound[] {
  const found: ToxFound[] = [];
  for (let i = 0; i < given.length; i += 1) {
    const one = given[i]!;
    if (one.kind !== 'text') {
      context.incomplete('installs what is worked out when it runs', one.location.line);
      continue;
    }
    const attached = /^(--requirement|--constraint|--(?:extra-)?index-url|--find-links)=(.+)$/s.exec(
      one.text,
    );
    if (attached) {
      found.push(toxRequirements(`${attached[1]} ${attached[2]}`, one.location, group, context));
      continue;
    }
    const option =
      FILE_OPTIONS.has(one.text) || /^--(?:extra-)?index-url$|^--find-links$|^-[if]$/.test(one.text);
    const next = given[i + 1];
    if (option && next?.kind === 'text') {
      found.push(toxRequirements(`${one.text} ${next.text}`, next.location, group, context));
      i += 1;
    } else if (OTHER_OPTIONS.has(one.text)) i += 1;
    else if (!one.text.startsWith('-') && one.text !== '')
      found.push(toxRequirements(one.text, one.location, group, context));
  }
  return found;
}
