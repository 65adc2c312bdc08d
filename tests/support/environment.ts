import type { Environment, Platform } from '../../src/project/environment.ts';
import { CONSOLE_SCRIPTS } from '../../src/project/installed.ts';
import { type ProjectFile, readProjectFile } from '../../src/project/project.ts';
import { isPython } from '../../src/project/python-files.ts';

/** What a fixture says of where it runs: `{ "python": ["3.12"], "locked": { "torch": "2.5.1" } }`. */
export interface EnvironmentSettings {
  readonly python?: readonly string[];
  readonly platform?: Platform;
  readonly locked?: Readonly<Record<string, string>>;
}

export function environmentFor(settings: EnvironmentSettings): Environment {
  const locked = new Map(Object.entries(settings.locked ?? {}));
  const pythons = (settings.python ?? ['3.12']).map((text) => {
    const [major = 3, minor = 12] = text.split('.').map(Number);
    return { major, minor };
  });
  return {
    pythons,
    platform: settings.platform ?? 'linux',
    locked,
    allows: (name, specifier) => allows(locked.get(name), specifier),
  };
}

/** The same where an installer has made a command of every function at the left edge of a file. */
export function withCommands(environment: Environment, files: readonly ProjectFile[]): Environment {
  const installed = files.filter(isPython).flatMap((file) => {
    const module = file.path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.');
    const text = Buffer.from(readProjectFile(file)).toString('latin1');
    return [...text.matchAll(/^def (\w+)/gm)].map(([, attribute = '']) => ({
      ...{ group: CONSOLE_SCRIPTS, name: attribute, module, attribute },
    }));
  });
  return { ...environment, installed };
}

/** `>=` and `<` of plain release numbers: all that fixtures need. */
function allows(version: string | undefined, specifier: string): 'yes' | 'no' | 'unknown' {
  if (version === undefined) return 'unknown';
  const match = /^(>=|<)([\d.]+)$/.exec(specifier);
  if (!match) throw new Error(`fixtures know only >= and <: ${specifier}`);
  const [a, b] = [version, match[2] as string].map((text) => text.split('.').map(Number));
  const order =
    [0, 1, 2].map((i) => (a?.[i] ?? 0) - (b?.[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return order >= 0 === (match[1] === '>=') ? 'yes' : 'no';
}
