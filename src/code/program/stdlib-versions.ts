import type { PythonVersion } from '../../project/environment.ts';
import { STANDARD_LIBRARY } from './stdlib.ts';

/** Modules of Python 3 that are not in all of it: since which minor version, and up to which (exclusive). */
const LIMITED: Readonly<Record<string, readonly [since: number, until: number]>> = {
  ...until(12, 'asynchat asyncore distutils imp smtpd'),
  ...until(
    13,
    'aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes',
  ),
  ...until(13, 'sndhdr spwd sunau telnetlib uu xdrlib'),
  ...until(11, 'binhex'),
  ...until(10, 'formatter parser symbol'),
  ...until(9, '_dummy_thread dummy_threading'),
  ...until(8, 'macpath'),
  ...since(3, 'faulthandler ipaddress lzma venv'),
  ...since(4, 'asyncio ensurepip enum pathlib selectors statistics tracemalloc'),
  ...since(5, 'typing zipapp'),
  ...since(6, 'secrets'),
  ...since(7, 'contextvars dataclasses'),
  ...since(9, 'graphlib zoneinfo'),
  ...since(11, 'tomllib'),
  ...since(14, 'annotationlib compression'),
};

function since(minor: number, names: string) {
  return Object.fromEntries(names.split(' ').map((name) => [name, [minor, 99] as const]));
}

function until(minor: number, names: string) {
  return Object.fromEntries(names.split(' ').map((name) => [name, [0, minor] as const]));
}

/**
 * Whether a first name is of the standard library in one of these Pythons ("What's New" of each release). A name that
 * only Python 2 had counts as standard where nothing newer is known of it: nobody publishes a package for it.
 */
export function isStandardIn(name: string, pythons: readonly PythonVersion[]): boolean {
  if (!STANDARD_LIBRARY.has(name)) return false;
  const limits = Object.hasOwn(LIMITED, name) ? LIMITED[name] : undefined;
  if (!limits) return true;
  return pythons.some(({ major, minor }) => major < 3 || (minor >= limits[0] && minor < limits[1]));
}
