import { type Project, readProjectFile } from '../project/project.ts';
import type { Script } from '../project/script.ts';

/** Scripts that declare what a project needs, and that only their language can read. */
const SCRIPTS = /(?:^|\/)(?:setup|noxfile)\.py$/;
/** A larger one is no script that anybody wrote. */
const MOST_BYTES = 1024 ** 2;

/** What a project's setup scripts say without being run, by path. The parser is loaded only where there is one. */
export async function scriptsOf({ files }: Project): Promise<ReadonlyMap<string, Script>> {
  const scripts = new Map<string, Script>();
  // The size is asked for last: each costs a look at the disk.
  const wanted = files.filter((file) => SCRIPTS.test(file.path) && file.size <= MOST_BYTES);
  if (wanted.length === 0) return scripts;
  const { readScript } = await import('../code/scripts.ts');
  for (const file of wanted) {
    try {
      scripts.set(file.path, readScript(file.path, readProjectFile(file)));
    } catch {
      // That it cannot be read is said by whoever reads it as a manifest.
    }
  }
  return scripts;
}
