import { familyOf, SUBJECTS } from '../../finding/subject.ts';
import { UsageError } from '../../limits/errors.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  name: 'completion',
  summary: 'print what makes a shell complete commands, options and rules',
  help: `Examples:
  eval "$(wherefrom completion bash)"      in ~/.bashrc
  eval "$(wherefrom completion zsh)"       in ~/.zshrc
  wherefrom completion fish | source       in ~/.config/fish/config.fish`,
  arguments: [{ notation: '<shell>', description: 'bash, zsh or fish' }],
  options: [],
  async run({ console, args: [shell = ''] }) {
    const { bashScript, completionsOf, fishScript, zshScript } = await import('../completion.ts');
    const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
    const script = Object.entries(scripts).find(([name]) => name === shell)?.[1];
    if (!script) throw new UsageError(`completion does not know ${shell}`, 'choose from bash, zsh, fish');
    const { commands } = await import('./registry.generated.ts');
    const { allRules } = await import('../rules.ts');
    const { formats } = await import('../../report/formats/registry.generated.ts');
    const words = {
      advisories: ['update', 'status'],
      completion: Object.keys(scripts),
      explain: [...new Set(allRules().flatMap(({ id }) => [familyOf(id), id]))],
    };
    const values = { '--format': formats.map(({ name }) => name), '--only': SUBJECTS };
    console.out(script(completionsOf(commands, words, values)));
    return 0;
  },
};
