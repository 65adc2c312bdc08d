/** .pre-commit-config.yaml: packages that hooks install besides themselves. */
import type { DeclaredRequirement, Manifest } from '../reading/declarations.ts';
import { declare, declareLocation } from '../reading/requirement-text.ts';
import type { Node } from '../reading/tree.ts';
import { isUrl } from '../reading/urls.ts';
import { readYaml } from '../reading/yaml.ts';

export const manifest: Manifest = {
  name: '.pre-commit-config.yaml',
  kind: 'commands',
  paths: [/(?:^|\/)\.pre-commit-config\.ya?ml$/],
  read(file, context) {
    const root = readYaml(file, context);
    const hooks = (root?.at('repos')?.items() ?? []).flatMap((repo) => repo.at('hooks')?.items() ?? []);
    return { requirements: hooks.flatMap((hook) => requirementsOf(hook)) };

    function requirementsOf(hook: Node): DeclaredRequirement[] {
      const id = hook.at('id')?.text() ?? '';
      // Hooks of Node, Go and Ruby name theirs otherwise: `eslint@8`, `./module`, `name:version`.
      const language = hook.at('language')?.text();
      if (language !== undefined && language !== 'python') return [];
      return (hook.at('additional_dependencies')?.items() ?? []).flatMap((item) => {
        const text = item.text();
        if (text === undefined || (!isUrl(text) && /^[.@/]|^[^\s@]+@[^\s/]+$|:(?!\/\/)/.test(text)))
          return [];
        const details = { groups: [`pre-commit ${id}`], location: item.location };
        return isUrl(text)
          ? declareLocation(text, false, details, context)
          : (declare(text, details, context) ?? []);
      });
    }
  },
};
