/** A real Chromium: of this machine, or Debian's package where this may be installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function found(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}

/** Undefined, with a printed word, where there is none and none can be had. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = found() ?? installed();
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: ['--no-sandbox'] });
  console.log(
    'no Chromium is on this machine, and none can be installed: tests of the page in it are skipped',
  );
  return undefined;
}

function installed(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
  return found();
}
