import { type Project, type ProjectFile, readProjectFile } from '../../project/project.ts';

/** Files that run or configure things by name, manifests and locks apart. */
const RUNNING =
  /(?:^|\/)(?:Procfile[^/]*|[^/]*Dockerfile[^/]*|[Mm]akefile|GNUmakefile|[Jj]ustfile|tox\.ini|pytest\.ini|mkdocs\.ya?ml|[^/]+\.(?:sh|bash|service|conf|ya?ml|ini|cfg|nix))$/;
const DECLARING =
  /(?:^|\/)(?:setup\.cfg|[^/]*(?:environment|lock)[^/]*\.ya?ml|\.pre-commit-config\.yaml|conda\.ya?ml)$/i;
const MOST_BYTES = 256 * 1024;
const MOST_FILES = 2_000;

/** Finds words in the files that run things; `path:line` of the first place. They are read when first asked. */
export function mentionsIn(project: Project): (words: readonly string[]) => string | undefined {
  let texts: { path: string; lines: string[] }[] | undefined;
  return (words) => {
    texts ??= project.files.filter(isRunning).slice(0, MOST_FILES).flatMap(linesOf);
    const names = [...new Set(words)].map(escaped).join('|');
    const pattern = new RegExp(`(?:${BEFORE})(?:${names})(?=[\\s"'.:,\\]]|$)`);
    for (const { path, lines } of texts) {
      const line = lines.findIndex(
        (text) => pattern.test(text) && !/^\s*(?:#|\/\/)/.test(text) && !INSTALLS.test(text),
      );
      if (line >= 0) return `${path}:${line + 1}`;
    }
    return undefined;
  };
}

/** Where a command or a module stands, and not a word of a sentence. */
const BEFORE = [
  String.raw`^\s*(?:-\s+)?(?:(?!name|title|label|description)\w+:\s+)?(?:(?:exec|sudo|(?:uv|poetry|pdm|hatch) run)\s+)?`,
  String.raw`-m\s+|[;&|(]\s*|["'\[]\s*|=\s*`,
].join('|');

/** That something is installed is no use of it. */
const INSTALLS = /\b(?:pip3?|uv|poetry|pipx|conda|apt-get|apt|apk|brew)\b[^\n]*\b(?:install|add)\b/;

function isRunning(file: ProjectFile): boolean {
  return RUNNING.test(file.path) && !DECLARING.test(file.path) && file.size <= MOST_BYTES;
}

function linesOf(file: ProjectFile): { path: string; lines: string[] }[] {
  try {
    return [{ path: file.path, lines: Buffer.from(readProjectFile(file)).toString('utf8').split('\n') }];
  } catch {
    return []; // a place that cannot be read makes nothing look used
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
