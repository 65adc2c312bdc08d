import type { Group, ManifestFacts, ReadContext, SourceText } from '../declarations.ts';
import { declare } from '../requirement-text.ts';
import type { Node } from '../tree.ts';

/** What each section of pyproject.toml is read with. */
export interface SectionContext extends ReadContext {
  readonly file: SourceText;
}

/** A section reads its own tables out of the whole file; absent parts mean none. */
export type Section = (root: Node, context: SectionContext) => Partial<ManifestFacts>;

/** A list of PEP 508 requirements; uv also has tables of a requirement and its hashes. */
export function requirementsOf(
  list: Node | undefined,
  group: Group,
  context: ReadContext,
  role: 'requirement' | 'constraint' | 'override' = 'requirement',
) {
  return (list?.items() ?? []).flatMap((item) => {
    const table = item.isTable ? item : undefined;
    const text = (table?.at('requirement') ?? item).text();
    if (text === undefined) return [];
    const hashes = table?.at('hashes')?.texts() ?? [];
    return declare(text, { role, hashes, groups: [group], location: item.location }, context) ?? [];
  });
}
