import type { AdvisoryOptions } from '../dependencies/advisories/open.ts';
import type { Progress } from '../project/progress.ts';
import type { Console } from './console.ts';
import type { Settings } from './settings.ts';

/** What the advisories need to know of the settings and the environment. */
export function advisoryOptions(settings: Settings, console: Console, progress: Progress): AdvisoryOptions {
  const { folder } = console;
  return {
    source: settings.advisories,
    folder,
    cacheDir: settings.cacheDir,
    offline: settings.offline,
    now: console.now(),
    network: networkOf(console),
    progress,
    exploitation: exploitationFiles(settings),
  };
}

/** What `--advisories` is where the package index itself is meant. */
export const FROM_INDEX = 'index';

/** What is known of attacks. */
export function exploitationFiles({ epss, kev }: Settings) {
  return { epss, kev };
}

/** Proxies as the environment names them. */
export function networkOf({ environment }: Console) {
  return {
    httpProxy: environment.http_proxy || environment.HTTP_PROXY,
    httpsProxy: environment.https_proxy || environment.HTTPS_PROXY,
    noProxy: environment.no_proxy || environment.NO_PROXY,
  };
}
