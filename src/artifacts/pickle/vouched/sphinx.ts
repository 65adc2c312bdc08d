// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Nodes of documents and what the builder remembers. */
export const library: Library = {
  name: 'sphinx',
  source:
    'sphinx 9.2.0, 5.3.0: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group(
      'sphinx.addnodes',
      '_desc_classes_injector acks centered compact_paragraph desc desc_addname desc_annotation desc_content desc_inline desc_name desc_optional desc_parameter desc_parameterlist desc_returns desc_sig_element desc_sig_keyword desc_sig_keyword_type desc_sig_literal_char desc_sig_literal_number desc_sig_literal_string desc_sig_name desc_sig_operator desc_sig_punctuation desc_sig_space desc_signature desc_signature_line desc_type desc_type_parameter desc_type_parameter_list document download_reference glossary highlightlang hlist hlistcol index literal_emphasis literal_strong manpage not_smartquotable number_reference only pending_xref pending_xref_condition production productionlist seealso start_of_file tabular_col_spec toctree translatable versionmodified',
      CLASS,
    ),
  ],
};
