import { type ProjectFile, readProjectFileHead } from './project.ts';

/** By name, or by the first line of a script without one. */
export function isPython(file: ProjectFile): boolean {
  if (/\.(pyw?|ipynb)$/.test(file.path)) return true;
  return !/\.[^/]*$/.test(file.path) && file.size > 0 && hasPythonShebang(file);
}

function hasPythonShebang(file: ProjectFile): boolean {
  try {
    const head = Buffer.from(readProjectFileHead(file, 128)).toString('latin1');
    return /^#![^\n]*\bpython/.test(head);
  } catch {
    return false; // said by whoever reads it for what it is
  }
}
