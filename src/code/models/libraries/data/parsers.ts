import type { Model } from '../../vocabulary.ts';

/** pyparsing/core.py, lark/lark.py, parsimonious/grammar.py, textx/metamodel.py: what a parser gives is made of the text. */
export const model: Model = {
  library: 'parsers made of a grammar',
  modules: ['pyparsing', 'lark', 'parsimonious', 'textx', 'arpeggio'],
  aliases: {
    'parsimonious.grammar.Grammar': 'parsimonious.Grammar',
    'lark.lark.Lark': 'lark.Lark',
    'textx.metamodel.metamodel_from_{str,file}': 'textx.metamodel_from_str',
    'textx.metamodel_from_file': 'textx.metamodel_from_str',
  },
  sources: [
    {
      path: 'pyparsing.*().{parseFile,parse_file}()',
      origin: 'file',
      note: 'a parsed file',
      chosenBy: '0:file_or_filename',
    },
    {
      path: 'textx.metamodel_from_str().model_from_file()',
      origin: 'file',
      note: 'a parsed file',
      chosenBy: '0:file_name',
    },
  ],
  propagators: [
    {
      call: 'pyparsing.*().{parseString,parse_string,searchString,search_string,scanString,scan_string,transformString,transform_string}',
      from: '0:instring',
    },
    { call: 'lark.Lark().{parse,lex}', from: '0:text' },
    { call: 'lark.Lark.open().{parse,lex}', from: '0:text' },
    { call: 'parsimonious.Grammar().{parse,match}', from: '0:text' },
    { call: 'arpeggio.*().parse', from: '0:_input' },
    { call: 'textx.metamodel_from_str().model_from_str', from: '0:model_str' },
  ],
};
