/** An SPDX inventory as tags and values, versions 2.0 to 2.3: its Python packages, and who needs whom where it says so. */
import { wholeLine } from '../../finding/location.ts';
import type { Manifest } from '../reading/declarations.ts';
import { type ListedPackage, lockedByRelations, packageOfPurl, type Relation } from '../reading/purls.ts';

export const manifest: Manifest = {
  name: 'SPDX in tags',
  kind: 'lock',
  paths: [/(?:^|\/)[^/]+\.spdx$/],
  read({ path, text }, context) {
    if (!/^\s*SPDXVersion:/m.test(text)) {
      context.incomplete('named like an SPDX inventory, and has no SPDXVersion');
      return {};
    }
    const packages = new Map<string, ListedPackage>();
    const [needs, described]: [Relation[], string[]] = [[], []];
    let [id, location]: [string | undefined, ListedPackage['location'] | undefined] = [undefined, undefined];
    for (const { tag, value, line, whole } of tagsIn(text)) {
      if (tag === 'PackageName') [id, location] = [undefined, wholeLine(path, line, whole)];
      else if (tag === 'FileName' || tag === 'SnippetSPDXID') [id, location] = [undefined, undefined];
      else if (tag === 'SPDXID') id = value;
      else if (tag === 'ExternalRef') {
        const known = packageOfPurl(/^\S+\s+purl\s+(\S+)/.exec(value)?.[1] ?? '');
        if (known && id !== undefined && location) packages.set(id, { ...known, location });
      } else if (tag === 'Relationship') {
        const [from = '', type, to = ''] = value.split(/\s+/);
        if (type === 'DEPENDS_ON') needs.push({ from, to });
        if (type === 'DEPENDENCY_OF') needs.push({ from: to, to: from });
        if (type === 'DESCRIBES') described.push(to);
      }
    }
    return { packages: lockedByRelations(packages, needs, described) };
  },
};

interface Tag {
  readonly tag: string;
  readonly value: string;
  readonly line: number;
  readonly whole: string;
}

/** What stands between `<text>` and `</text>` is prose, over as many lines as it takes. */
function* tagsIn(text: string): Generator<Tag> {
  let isProse = false;
  for (const [i, whole] of text.split(/\r?\n/).entries()) {
    const [, tag, value = ''] = (!isProse && /^([A-Za-z]+):\s*(.*)$/.exec(whole.trim())) || [];
    if (isProse || value.startsWith('<text>')) isProse = !whole.includes('</text>');
    else if (tag !== undefined) yield { tag, value, line: i + 1, whole };
  }
}
