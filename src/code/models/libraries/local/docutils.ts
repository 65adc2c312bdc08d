import type { Model } from '../../vocabulary.ts';

const DOCUMENT = { origin: 'file', note: 'a document' } as const;

/** docutils/parsers/rst/__init__.py, sphinx/util/docutils.py: directives and roles get what stands in a document. */
export const model: Model = {
  library: 'docutils and Sphinx',
  modules: ['docutils', 'sphinx'],
  aliases: {
    'docutils.parsers.rst.Directive': 'docutils.Directive',
    'sphinx.util.{compat.Directive,docutils.SphinxDirective}': 'docutils.Directive',
  },
  sources: [{ path: 'docutils.Directive().{content,arguments,options,block_text}', ...DOCUMENT }],
};
