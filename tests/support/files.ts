import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What a case needs and cannot be kept as it is: `{ "a.py": { "hex": "00ff" }, "b": { "link": "../x" },
 * "c": { "text": "…" }, "d": { "repeat": "a", "times": 1000 }, "e": { "folder": true } }`.
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
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if ('link' in made) symlinkSync(made.link, target);
    else if ('folder' in made) mkdirSync(target);
    else if ('hex' in made) writeFileSync(target, Buffer.from(made.hex, 'hex'));
    else if ('repeat' in made) writeFileSync(target, made.repeat.repeat(made.times));
    else writeFileSync(target, made.text);
  }
}
