import { commandFacts } from '../reading/command-files.ts';
import type { Manifest, SourceText } from '../reading/declarations.ts';
import { MENTIONS } from '../reading/pip-commands.ts';
import { makeVariables, shellVariables } from '../reading/variables.ts';

/** Shell scripts, batch files, makefiles and their like. */
export const manifest: Manifest = {
  name: 'shell script or makefile',
  kind: 'commands',
  paths: [
    /(?:^|\/)[^/]+\.(?:sh|bash|zsh|ps1|mk|bat|cmd)$/,
    /(?:^|\/)(?:GNUmakefile|[Mm]akefile|[Jj]ustfile|Vagrantfile|Procfile|postBuild)$/,
    /(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/,
  ],
  hint: { texts: MENTIONS, bytes: 1024 ** 2 },
  read(file, context) {
    const { path, text } = file;
    const variables = SHELL.test(path)
      ? shellVariables(text)
      : MAKE.test(path)
        ? makeVariables(text)
        : undefined;
    return commandFacts(withBackslashes(file), 'scripts', context, variables);
  },
};

const MAKE = /\.mk$|akefile$/;

/** Whose variables are a shell's. */
const SHELL = /\.(?:sh|bash|zsh)$|postBuild$/;

/** Batch files go on behind `^`, PowerShell behind a backquote. */
function withBackslashes({ path, text }: SourceText): SourceText {
  const sign = /\.(?:bat|cmd)$/.test(path) ? /\^(?=\r?\n)/g : /\.ps1$/.test(path) ? /`(?=\r?\n)/g : undefined;
  return { path, text: sign ? text.replace(sign, '\\') : text };
}
