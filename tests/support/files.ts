import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What a case needs and cannot be kept as it is: `{ "a.py": { "hex": "00ff" }, "b": { "link": "../x" },
 * "c": { "text": "…" }, "d": { "repeat": "a", "times": 1000 }, "e": { "folder": true } }`. A name that is not UTF-8 is
 * written with its bytes as in an address: `"n%ff.pkl"`.
 */
type Made =
  | { readonly hex: string }
  | { readonly text: string }
  | { readonly link: string }
  | { readonly repeat: string; readonly times: number }
  | { readonly folder: true };

export function makeFiles(folder: string, list: string): void {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(list)) return;
  const files = JSON.parse(readFileSync(list, 'utf8')) as Record<string, Made>;
  for (const [path, made] of Object.entries(files)) {
    const target = bytesOf(join(folder, path));
    mkdirSync(bytesOf(dirname(join(folder, path))), { recursive: true });
    if ('link' in made) symlinkSync(made.link, target);
    else if ('folder' in made) mkdirSync(target);
    else if ('hex' in made) writeFileSync(target, Buffer.from(made.hex, 'hex'));
    else if ('repeat' in made) writeFileSync(target, made.repeat.repeat(made.times));
    else writeFileSync(target, made.text);
  }
}

function bytesOf(path: string): Buffer {
  const latin1 = Buffer.from(path).toString('latin1');
  return Buffer.from(
    latin1.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
