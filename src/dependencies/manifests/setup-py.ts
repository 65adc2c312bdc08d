/**
 * setup.py: a program, which is not run. What it passes to `setup()` as texts, lists and tables is read; what it works
 * out is `incomplete`, unless another file of the project says it all.
 */
import type { Incomplete } from '../../finding/incomplete.ts';
import { pushAll } from '../../limits/lists.ts';
import type { Script, ScriptCall, ScriptValue } from '../../project/script.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseSpecifierSet } from '../packaging/specifiers.ts';
import {
  BUILD,
  type Group,
  MAIN,
  type Manifest,
  type ManifestFacts,
  type ReadContext,
  type SourceText,
  type TrustSetting,
} from '../reading/declarations.ts';
import { type FromScript, requirementsInScript } from '../reading/scripts.ts';
import { entriesInScript } from '../reading/written-entries.ts';

/** Arguments by which a setup script asks for packages; `**` may carry any of them. */
const ASKS = /\b(?:install_requires|extras_require|setup_requires|tests_require|requires)\b|\*\*\w/;

/** A module may be called setup.py without setting anything up. */
const IS_SCRIPT = /^[^\S\n]*(?:from|import)\s[^\n]*\b(?:setuptools|distutils|skbuild)\b/m;

export const manifest: Manifest = {
  name: 'setup.py',
  kind: 'manifest',
  paths: [/(?:^|\/)setup\.py$/],
  read(file, context) {
    if (!IS_SCRIPT.test(file.text)) return {};
    const installed = entriesInScript(file.text);
    const setup = setupCall(context.script?.(file.path));
    return { installed, ...(setup ? passedTo(setup, file, context) : notRead(file)) };
  },
};

function setupCall(script: Script | undefined): ScriptCall | undefined {
  return script?.calls.find(({ callee }) => /(?:^|\.)setup$/.test(callee));
}

/** `setup()` may be called in a way that is not seen. */
function notRead({ path, text }: SourceText): Partial<ManifestFacts> {
  const line = text.split('\n').findIndex((one) => ASKS.test(one)) + 1;
  if (line === 0) return {};
  const reason = 'dependencies in setup.py are not read: it is a program, and is not run';
  return { unread: [{ path, line, reason }] };
}

const GROUPS: Readonly<Record<string, Group>> = {
  install_requires: MAIN,
  requires: MAIN,
  setup_requires: BUILD,
  tests_require: 'test',
};

function passedTo(setup: ScriptCall, file: SourceText, context: ReadContext): Partial<ManifestFacts> {
  const parts: FromScript[] = [];
  const passed = new Map(setup.keywords.map(({ name, value }) => [name, value]));
  for (const [name, group] of Object.entries(GROUPS)) {
    const value = passed.get(name);
    if (value) parts.push(requirementsInScript(value, group, name, file, context));
  }
  pushAll(parts, extrasOf(passed.get('extras_require'), file, context));
  const rest = passed.get('**');
  if (rest) parts.push({ requirements: [], unread: [hidden(rest, file)] });
  const unread = parts.flatMap((part) => part.unread);
  return {
    requirements: parts.flatMap(({ requirements }) => requirements),
    project: textOf(passed.get('name')),
    python: pythonOf(passed.get('python_requires')),
    trust: linksIn(passed.get('dependency_links')),
    // Without any list, setup.cfg or pyproject.toml may say it.
    complete: unread.length === 0 && passed.has('install_requires'),
    unread,
  };
}

function hidden({ location }: ScriptValue, { path }: SourceText): Incomplete {
  return { path, line: location.line, reason: 'setup() is given arguments that only running it would tell' };
}

/** Keys are extras, with a marker behind a colon: `test:python_version < "3.11"`, `:sys_platform == "win32"`. */
function extrasOf(value: ScriptValue | undefined, file: SourceText, context: ReadContext): FromScript[] {
  if (!value) return [];
  if (value.kind !== 'table')
    return [
      requirementsInScript(
        { kind: 'unknown', location: value.location },
        MAIN,
        'extras_require',
        file,
        context,
      ),
    ];
  return value.entries.map(([key, list]) => {
    const [extra = '', marker] = key.split(/:(.*)/s);
    const group = extra === '' ? MAIN : `extra ${normalizeName(extra)}`;
    return requirementsInScript(list, group, `extra ${extra}`, file, context, marker);
  });
}

/** Pages and files beside the index, for whoever installs with setuptools itself. */
function linksIn(value: ScriptValue | undefined): TrustSetting[] {
  const items = value?.kind === 'list' ? value.items : [];
  return items.flatMap((one) =>
    one.kind === 'text' ? [{ kind: 'find-links', tool: 'pip', url: one.text, location: one.location }] : [],
  );
}

function textOf(value: ScriptValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

function pythonOf(value: ScriptValue | undefined): ManifestFacts['python'] {
  const allowed = value?.kind === 'text' ? parseSpecifierSet(value.text) : undefined;
  return value && allowed ? { allowed: [allowed], location: value.location } : undefined;
}
