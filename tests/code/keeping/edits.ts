import type { Project } from '../../../src/project/project.ts';
import { readProjectFile } from '../../../src/project/project.ts';
import { isPython } from '../../../src/project/python-files.ts';
import type { Random } from '../../support/random.ts';

/** What a person may do to a file between two audits. */
export const EDITS = ['comment', 'delete', 'paste', 'rename', 'call', 'undo', 'break'] as const;
export type Edit = (typeof EDITS)[number];

/** Changes one file of a project at random; gives what was changed and the contents of all files that were ever edited. */
export function edited(
  project: Project,
  contents: ReadonlyMap<string, Uint8Array>,
  random: Random,
): { readonly said: string; readonly contents: ReadonlyMap<string, Uint8Array> } {
  const files = project.files.filter(isPython);
  const file = random.pick(files);
  const edit = random.pick(EDITS);
  // Bytes as characters: no encoding is harmed.
  const textOf = (path: string) => {
    const found = files.find((one) => one.path === path) ?? file;
    return Buffer.from(contents.get(path) ?? readProjectFile(found)).toString('latin1');
  };
  const lines = textOf(file.path).split('\n');
  const at = random.below(lines.length + 1);
  const next = new Map(contents);
  const put = (changed: readonly string[]) => {
    next.set(file.path, Buffer.from(changed.join('\n'), 'latin1'));
    return { said: `${edit} ${file.path}:${at}`, contents: next };
  };
  switch (edit) {
    case 'comment':
      return put(lines.toSpliced(at, 0, '# a line that says nothing'));
    case 'delete':
      return put(lines.toSpliced(at, 1 + random.below(4)));
    case 'paste': {
      const from = textOf(random.pick(files).path).split('\n');
      const start = random.below(from.length);
      return put(lines.toSpliced(at, 0, ...from.slice(start, start + 1 + random.below(20))));
    }
    case 'rename':
      return put(lines.map((line, i) => (i < at ? line : line.replace(/\b(def|class) (\w+)/, '$1 $2_x'))));
    case 'call':
      return put([...lines, '', ...ADDED]);
    case 'undo':
      next.delete(file.path);
      return { said: `undo ${file.path}`, contents: next };
    case 'break':
      return put(lines.toSpliced(at, 0, 'def broken(:'));
  }
}

const ADDED = [
  'def added(request, command):',
  '    import os, pickle',
  '    os.system(command)',
  '    return pickle.loads(request.body)',
  'added(None, input())',
];
