// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Trees of documents, as Sphinx keeps them between builds. */
export const library: Library = {
  name: 'docutils',
  source: 'docutils 0.23: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('docutils.frontend', 'ConfigDeprecationWarning Option OptionParser Values', CLASS),
    group(
      'docutils.nodes',
      'Admonition BackLinkable Bibliographic Body Decorative Element FixedTextElement General GenericNodeVisitor Inline Invisible Labeled Node NodeFound NodeVisitor Part PreBibliographic PureTextElement Referential Resolvable Root Sequential SkipChildren SkipDeparture SkipNode SkipSiblings SparseNodeVisitor Special StopTraversal Structural SubStructural Targetable Text TextElement Titular TreeCopyVisitor TreePruningException ValidationError abbreviation acronym address admonition attention attribution author authors block_quote bullet_list caption caution citation citation_reference classifier colspec comment compound contact container copyright danger date decoration definition definition_list definition_list_item description docinfo doctest_block document emphasis entry enumerated_list error field field_body field_list field_name figure footer footnote footnote_reference generated header hint image important inline label legend line line_block list_item literal literal_block math math_block meta note option option_argument option_group option_list option_list_item option_string organization paragraph pending problematic raw reference revision row rubric section sidebar status strong subscript substitution_definition substitution_reference subtitle superscript system_message table target tbody term tgroup thead tip title title_reference topic transition version warning',
      CLASS,
    ),
  ],
};
