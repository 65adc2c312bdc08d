/** Files of CI services. They are read as text: every service nests its commands otherwise, and all write them as a shell's. */
import { commandFacts } from '../reading/command-files.ts';
import type { Manifest } from '../reading/declarations.ts';
import { type CommandText, commandsIn, MENTIONS } from '../reading/pip-commands.ts';

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
  hint: { texts: [...MENTIONS, 'requirements:'], bytes: 1024 ** 2 },
  read(file, context) {
    const { requirements, trust } = commandFacts(file, 'ci', context);
    const named = /readthedocs\.ya?ml$/.test(file.path)
      ? commandsIn(filesNamed(file.text), file, 'ci', context)
      : undefined;
    return {
      requirements: [...requirements, ...(named?.requirements ?? [])],
      trust: [...trust, ...(named?.trust ?? [])],
    };
  },
};

/** Read the Docs installs files that its own file names: `- requirements: docs/packages.txt`. */
function filesNamed(text: string): CommandText[] {
  return text.split('\n').flatMap((line, i) => {
    const [, before, name] = /^(\s*(?:-\s+)?requirements(?:_file)?:\s*)["']?([^\s"'#]+)/.exec(line) ?? [];
    if (before === undefined || name === undefined) return [];
    const command = 'pip install -r ';
    return { text: `${command}${name}`, line: i + 1, column: before.length + 1 - command.length };
  });
}
