import type { DependencyFacts } from '../dependencies/audit.ts';
import type { FindingDraft } from '../finding/fingerprint.ts';
import { compareText } from '../finding/location.ts';
import { pushAll } from '../limits/lists.ts';
import { lineReader } from '../project/lines.ts';
import { type Project, readProjectFile } from '../project/project.ts';
import type { Comment } from '../suppression/comment.ts';
import { textComments } from '../suppression/text-comments.ts';

/** The comments in manifests, and where `settings` are, that may silence findings. Python is left out where `skipPython`, as it was read before. */
export async function manifestComments(
  project: Project,
  facts: DependencyFacts,
  settings: readonly FindingDraft[],
  skipPython: boolean,
): Promise<Comment[]> {
  const read = facts.projects.flatMap(({ manifests }) => manifests.manifests.map(({ path }) => path));
  const paths = [...new Set([...read, ...settings.map(({ location }) => location.path)])].sort(compareText);
  const linesOf = lineReader(project);
  const comments: Comment[] = [];
  for (const path of paths) {
    if (!path.endsWith('.py')) pushAll(comments, textComments(path, linesOf(path) ?? []));
    else if (!skipPython) pushAll(comments, await pythonComments(project, path));
  }
  return comments;
}

/** The parser is loaded only where a `setup.py` asks for it. */
async function pythonComments(project: Project, path: string): Promise<Comment[]> {
  const file = project.files.find((one) => one.path === path);
  if (!file) return [];
  const { directivesOf } = await import('../code/comments.ts');
  try {
    return directivesOf(path, readProjectFile(file));
  } catch {
    return []; // that it cannot be read was said by whoever read it for what it is
  }
}
