import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The checkout at `root` as somebody has it who only uses it, made of links below `home`: the launcher then looks at
 * folders, not at each source.
 */
export function usersCheckout(root: string, home: string): string {
  mkdirSync(join(home, 'node_modules', '.bin'), { recursive: true });
  copyFileSync(join(root, 'wherefrom'), join(home, 'wherefrom'));
  for (const name of ['scripts', 'src', 'dist', 'package.json', 'package-lock.json'])
    symlinkSync(join(root, name), join(home, name));
  // The newest of all, as after an installation.
  copyFileSync(join(root, 'package-lock.json'), join(home, 'node_modules', '.wherefrom-user'));
  symlinkSync(process.execPath, join(home, 'node_modules', '.bin', 'node'));
  return home;
}
