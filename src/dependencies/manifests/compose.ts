import { commandFacts } from '../reading/command-files.ts';
import { IMAGE, type Manifest } from '../reading/declarations.ts';
import { MENTIONS } from '../reading/pip-commands.ts';

/** Compose files: variables and commands of containers. */
export const manifest: Manifest = {
  name: 'Compose file',
  kind: 'commands',
  paths: [/(?:^|\/)(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$/],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read: (file, context) => commandFacts(file, IMAGE, context),
};
