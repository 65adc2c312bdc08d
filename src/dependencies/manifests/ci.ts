/** Files of CI services. They are read as text: every service nests its commands otherwise, and all write them as a shell's. */
import { commandFacts } from '../reading/command-files.ts';
import type { Manifest } from '../reading/declarations.ts';
import { MENTIONS } from '../reading/pip-commands.ts';

export const manifest: Manifest = {
  name: 'CI file',
  kind: 'commands',
  paths: [
    /(?:^|\/)\.github\/(?:workflows|actions)\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)\.gitlab-ci(?:\.[^/]*)?\.ya?ml$/,
    /(?:^|\/)\.gitlab\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)\.circleci\/config\.ya?ml$/,
    /(?:^|\/)\.azure-pipelines\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    /(?:^|\/)azure-pipelines[^/]*\.ya?ml$/,
    /(?:^|\/)(?:\.travis|\.?appveyor|\.cirrus|bitbucket-pipelines|cloudbuild|buildspec|\.drone|\.readthedocs|readthedocs)\.ya?ml$/,
    /(?:^|\/)Jenkinsfile(?:[._-][^/]*)?$/,
  ],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read: (file, context) => commandFacts(file, 'ci', context),
};
