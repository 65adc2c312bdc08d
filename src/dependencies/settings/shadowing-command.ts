import type { Rule } from '../../finding/rule.ts';
import { CONSOLE_SCRIPTS, GUI_SCRIPTS } from '../../project/installed.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/shadowing-command',
  title: 'Command with the name of a system tool',
  severity: 'medium',
  cwe: [427],
  summary:
    'An installed package brings a command that has the name of a tool of the system, and stands before it on the path.',
  explanation: `An activated environment puts its commands before those of the system. A package that brings \`ssh\`, \`sudo\` or \`git\` is what runs from then on when somebody, or a script, calls that tool: with their arguments, their passwords, and their keys. Only packages that are the tool themselves have a reason to.`,
  remedy:
    'Look at what the command does before calling it, remove the package if nothing explains the name, and call the tool of the system by its whole path until then.',
  references: [
    'PyPA specifications: entry points',
    'Checkmarx: entry points as an attack vector, October 2024',
  ],
};

/** What everybody calls without a path. */
const TOOLS = new Set(
  `awk aws bash cat chmod chown cp crontab curl cut date dd diff docker env find gcc git gpg grep gzip head
  kill kubectl less ln ls make mkdir mount mv nc node npm npx openssl ping ps pwd rm rsync scp sed sh sort ssh
  ssh-add ssh-agent su sudo systemctl tail tar tee terraform test touch unzip vi vim wget which xargs zip`.split(
    /\s+/,
  ),
);

export const setting: Setting = {
  rule,
  check: ({ project }) =>
    project.manifests.flatMap(({ facts: { distribution } }) =>
      (distribution?.entries ?? []).flatMap(({ group, name }) => {
        const isCommand = group === CONSOLE_SCRIPTS || group === GUI_SCRIPTS;
        if (!distribution || !isCommand || !TOOLS.has(name) || distribution.name === name) return [];
        return draft(rule, {
          location: distribution.location,
          message: `${distribution.name} installs a command ${name}, which stands before the system's`,
          remedy: `See what ${name} of ${distribution.name} does, and remove the package if nothing explains it.`,
          anchor: `${distribution.name} ${name}`,
        });
      }),
    ),
};
