import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './measure.ts';

/** Where benches keep what they install and unpack. */
export const SCRATCH = join(import.meta.dirname, '..', '..', '.cache', 'bench');

/** Tools of PyPI in a virtual environment of their own; gives the folder of their programs. */
export function pythonTools(...requirements: string[]): string {
  return toolsOf('python3', ...requirements);
}

/** The same for one Python of several, `python3.8`. */
export function toolsOf(python: string, ...requirements: string[]): string {
  const of = python === 'python3' ? '' : `${python}-`;
  const folder = join(SCRATCH, `tools-${of}${requirements.join('-').replace(/[^\w.-]/g, '')}`);
  const programs = join(folder, 'bin');
  if (existsSync(join(folder, 'ready'))) return programs;
  rmSync(folder, { recursive: true, force: true });
  run(python, ['-m', 'venv', folder]);
  run(join(programs, 'pip'), ['install', '--quiet', '--only-binary', ':all:', ...requirements]);
  mkdirSync(join(folder, 'ready'));
  return programs;
}

/** The standard library of the `python3` on the path, without what was installed into it. */
export function standardLibrary(): { readonly folder: string; readonly version: string } {
  const [version = '', library = ''] = run('python3', [
    '-c',
    "import platform, sysconfig; print(platform.python_version()); print(sysconfig.get_path('stdlib'))",
  ]).split('\n');
  const folder = join(SCRATCH, `library-${version}`);
  if (!existsSync(folder)) {
    const wanted = (path: string) => !/[\\/](?:site-packages|__pycache__|config-[^\\/]*)$/.test(path);
    cpSync(library, folder, { recursive: true, filter: wanted, dereference: true });
  }
  return { folder, version };
}

/** A wheel of PyPI, unpacked and not installed. */
export function unpackedWheel(requirement: string): string {
  const folder = join(SCRATCH, `wheel-${requirement.replace(/[^\w.-]/g, '-')}`);
  if (existsSync(folder)) return folder;
  const download = `${folder}.download`;
  rmSync(download, { recursive: true, force: true });
  run('python3', [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '-d',
    download,
    requirement,
  ]);
  const wheel = readdirSync(download).find((name) => name.endsWith('.whl')) as string;
  run('python3', ['-m', 'zipfile', '-e', join(download, wheel), folder]);
  rmSync(download, { recursive: true, force: true });
  return folder;
}
