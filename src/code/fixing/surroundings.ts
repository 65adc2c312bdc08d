import { type Project, readProjectFile } from '../../project/project.ts';
import type { Surroundings } from './repair.ts';

const YAML = /\.ya?ml(\.\w+)?$/i;

/** Larger ones are taken for tagged: what is not read is not proved. */
const MAX_SIZE = 8 * 1024 * 1024;

/** What files besides Python say, read when it is first asked. */
export function surroundingsOf(project: Project, dependencies: () => ReadonlySet<string>): Surroundings {
  let names: ReadonlySet<string> | undefined;
  let tagged: readonly string[] | undefined;
  return {
    dependsOn(name) {
      names ??= dependencies();
      return names.has(name);
    },
    taggedDocuments() {
      tagged ??= project.files
        .filter(({ path, size }) => YAML.test(path) && (size > MAX_SIZE || isTagged(project, path)))
        .map(({ path }) => path);
      return tagged;
    },
  };
}

/** `!!python/tuple`, `!<tag:yaml.org,2002:python/…>`, `!python/…` by a `%TAG`. */
function isTagged({ files }: Project, path: string): boolean {
  const file = files.find((one) => one.path === path);
  try {
    return file !== undefined && /python\//.test(Buffer.from(readProjectFile(file)).toString('latin1'));
  } catch {
    return true;
  }
}
