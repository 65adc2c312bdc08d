import { withoutCredentials } from '../../finding/credentials.ts';
import type { Rule } from '../../finding/rule.ts';
import { hasHash } from '../reading/urls.ts';
import { draft, requirementsOf, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/url-without-hash',
  title: 'File at a URL without a hash',
  severity: 'low',
  cwe: [494],
  summary: 'A package is fetched from a URL, and no hash says which file is meant.',
  explanation: `Whoever controls the server, its domain, or the account behind it can replace the file, and the next installation runs it. An archive of a branch (\`…/archive/main.zip\`) changes by itself. A lock with the file's hash is enough.`,
  remedy:
    'Add the hash: `#sha256=…` at the end of the URL, or `--hash=sha256:…` on its line. Better, use a release from an index.',
  examples: [
    {
      language: 'text',
      bad: 'tool @ https://files.example.org/tool-1.0.tar.gz',
      good: 'tool @ https://files.example.org/tool-1.0.tar.gz#sha256=…',
    },
  ],
  references: ['Direct URL references, Python Packaging User Guide'],
};

export const setting: Setting = {
  rule,
  check({ project }) {
    const locked = project.manifests.flatMap(({ facts }) => facts.packages ?? []);
    const settled = new Set(
      locked.flatMap(({ name, files, source }) =>
        source.kind === 'url' && files?.some(({ hash }) => hash) ? name : [],
      ),
    );
    return requirementsOf(project).flatMap(({ requirement: { source, hashes, location, name, text } }) => {
      const hashed = hashes.length > 0 || hasHash(text) || (name !== undefined && settled.has(name));
      if (source.kind !== 'url' || hashed) return [];
      const url = withoutCredentials(source.url);
      return draft(rule, {
        location,
        message: `${name ?? 'A package'} is fetched from ${url}, and no hash says which file is meant`,
        remedy: 'Add the hash of the file to its URL: `#sha256=…`.',
        anchor: url,
      });
    });
  },
};
