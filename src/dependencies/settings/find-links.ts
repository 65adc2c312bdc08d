import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { isUrl } from '../reading/urls.ts';
import { draft, ofKind, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/find-links',
  title: 'Page of links as a further source of packages',
  severity: 'medium',
  cwe: [427],
  summary:
    'Every file that a page links to is a candidate for every package, beside the index, and the highest version wins.',
  explanation: `\`--find-links\` adds whatever the page links to. It works like an extra index, without the little that an index promises: no names are reserved, nothing is signed, files can be replaced. Whoever can change the page, or what it links to, can supply any package you install with a higher version. Folders on disk are not reported.`,
  remedy:
    'Point at the exact file with its hash (`name @ https://…/file.whl#sha256=…`), or use an index of your own that has these files too. Hashes on all requirements close the gap as well.',
  examples: [
    {
      language: 'text',
      bad: '--find-links https://packages.example.org/wheels.html\nsomelib==1.0',
      good: 'somelib @ https://packages.example.org/somelib-1.0-py3-none-any.whl#sha256=…',
    },
  ],
  references: ['pip documentation: --find-links'],
};

export const setting: Setting = {
  rule,
  check: ({ trust }) =>
    ofKind(trust, 'find-links')
      .filter(({ url }) => isUrl(url) && !/^file:/i.test(url))
      .map(({ url, location }) =>
        draft(rule, {
          location,
          message: `Everything that ${withoutCredentials(url)} links to may be installed, for any package`,
          remedy: 'Name the file and its hash, or use an index that has it.',
          anchor: withoutCredentials(url),
        }),
      ),
};
