import type { Target } from '../../finding/fix.ts';
import { type Project, type ProjectFile, readProjectFile } from '../../project/project.ts';
import type { Surroundings } from './repair.ts';

const YAML = /\.ya?ml(\.\w+)?$/i;
const PYTHON = /\.(pyw?|ipynb)$/;
/** What Python is written in is read as such; commands stand in notebooks, too: `!make | python worker.py`. */
const CODE = /\.pyw?$/;
/** Commands in them that give something as an input: `make | python worker.py`. */
const PROSE = /\.(md|rst|txt)$/;

/** Larger YAML files are taken for tagged: what is not read is not proved. */
const MAX_SIZE = 8 * 1024 * 1024;
/** Documents have other names, too; larger files of other kinds are data. */
const MAX_OTHER = 256 * 1024;

/** What files besides Python say, read when it is first asked. */
export function surroundingsOf(
  project: Project,
  dependencies: () => ReadonlySet<string>,
  target: Target | undefined,
): Surroundings {
  let names: ReadonlySet<string> | undefined;
  let tagged: readonly string[] | undefined;
  return {
    target,
    hasFile: (path) => project.files.some((file) => file.path === path),
    dependsOn(name) {
      names ??= dependencies();
      return names.has(name);
    },
    scriptMentioning(script, name) {
      return project.files.find((file) => mayStart(file, script, name))?.path;
    },
    taggedDocuments() {
      tagged ??= project.files.filter(isTagged).map(({ path }) => path);
      return tagged;
    },
  };
}

/** `python worker.py`, `python -m tools.worker`, the entry point `worker:main`. */
function mayStart(file: ProjectFile, script: string, name: string): boolean {
  const isProse = PROSE.test(file.path);
  if (CODE.test(file.path) || file.size > MAX_OTHER) return false;
  return textOf(file)
    .split('\n')
    .some(
      (line) =>
        (line.includes(script) ||
          line.includes(`${name}:`) ||
          (line.includes('-m') && line.includes(name))) &&
        (!isProse || /[|<]/.test(line)),
    );
}

/**
 * `!!python/tuple`, `!<tag:yaml.org,2002:python/tuple>`, `!python/tuple` by a `%TAG`, in UTF-16, too; a tag with escapes may
 * be any.
 */
function isTagged(file: ProjectFile): boolean {
  const { path, size } = file;
  if (YAML.test(path)) return size > MAX_SIZE || (size > 0 && /^$|python\//.test(bareText(file)));
  return !PYTHON.test(path) && size <= MAX_OTHER && /!!python\/|:python\//.test(bareText(file));
}

function bareText(file: ProjectFile): string {
  const text = textOf(file).replaceAll('\0', '');
  return ESCAPED.test(text) ? ':python/' : text;
}

const ESCAPED = /![^\s%]{0,100}%[0-9a-f]{2}/i;

/** One character a byte; nothing where it cannot be read. */
function textOf(file: ProjectFile): string {
  try {
    return Buffer.from(readProjectFile(file)).toString('latin1');
  } catch {
    return '';
  }
}
