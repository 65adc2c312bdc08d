/** Dockerfiles: what images are built with. Each is an environment of its own. */
import { commandFacts } from '../reading/command-files.ts';
import { IMAGE, type Manifest } from '../reading/declarations.ts';
import { MENTIONS } from '../reading/pip-commands.ts';

export const manifest: Manifest = {
  name: 'Dockerfile',
  kind: 'commands',
  paths: [/(?:^|\/)(?:[^/]+[._-])?(?:Dockerfile|Containerfile)(?:[._-][^/]*)?$/i],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read: (file, context) => commandFacts(file, IMAGE, context),
};
