import { commandFacts } from '../reading/command-files.ts';
import type { Manifest } from '../reading/declarations.ts';
import { MENTIONS } from '../reading/pip-commands.ts';

/** Shell scripts, makefiles and their like. */
export const manifest: Manifest = {
  name: 'shell script or makefile',
  kind: 'commands',
  paths: [
    /(?:^|\/)[^/]+\.(?:sh|bash|zsh|ps1|mk)$/,
    /(?:^|\/)(?:GNUmakefile|[Mm]akefile|[Jj]ustfile|Vagrantfile)$/,
  ],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read: (file, context) => commandFacts(file, 'scripts', context),
};
