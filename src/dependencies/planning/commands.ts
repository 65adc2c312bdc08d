/** The command by which each tool changes one package in its own lock. */
import type { ProjectManifests } from '../reading/project-manifests.ts';

const COMMANDS: Readonly<Record<string, (name: string, version: string) => string>> = {
  'uv.lock': (name, version) => `uv lock --upgrade-package ${name}==${version}`,
  'poetry.lock': (name) => `poetry update ${name}`,
  'pdm.lock': (name) => `pdm update --update-reuse ${name}`,
  'Pipfile.lock': (name, version) => `pipenv upgrade ${name}==${version}`,
};

/** Undefined where the project has no lock of such a tool. */
export function commandFor(
  { manifests }: ProjectManifests,
  name: string,
  version: string,
): string | undefined {
  const lock = manifests.find(({ path, format }) => format.kind === 'lock' && fileOf(path) in COMMANDS);
  return lock && COMMANDS[fileOf(lock.path)]?.(name, version);
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
