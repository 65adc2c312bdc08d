import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'nltk',
  modules: ['nltk'],
  flaws: [
    {
      ids: ['CVE-2019-14751', 'GHSA-mr7p-25v2-35wr', 'PYSEC-2019-106'],
      releases: ['3.4.4', '3.4.5'],
      by: 'size',
      symbols: ['nltk.downloader._unzip_iter'],
    },
    {
      ids: ['CVE-2021-43854', 'GHSA-f8m6-h2c7-8h9x', 'PYSEC-2021-859'],
      releases: ['3.6.4', '3.6.5'],
      by: 'place',
      symbols: [
        'nltk.PunktSentenceTokenizer._annotate_second_pass',
        'nltk.PunktSentenceTokenizer._build_sentence_list',
        'nltk.PunktSentenceTokenizer._realign_boundaries',
        'nltk.PunktSentenceTokenizer._second_pass_annotation',
        'nltk.PunktSentenceTokenizer.span_tokenize',
        'nltk.PunktSentenceTokenizer.text_contains_sentbreak',
        'nltk.tokenize.PunktSentenceTokenizer._annotate_second_pass',
        'nltk.tokenize.PunktSentenceTokenizer._build_sentence_list',
        'nltk.tokenize.PunktSentenceTokenizer._realign_boundaries',
        'nltk.tokenize.PunktSentenceTokenizer._second_pass_annotation',
        'nltk.tokenize.PunktSentenceTokenizer.span_tokenize',
        'nltk.tokenize.PunktSentenceTokenizer.text_contains_sentbreak',
        'nltk.tokenize.punkt.PunktSentenceTokenizer._annotate_second_pass',
        'nltk.tokenize.punkt.PunktSentenceTokenizer._build_sentence_list',
        'nltk.tokenize.punkt.PunktSentenceTokenizer._realign_boundaries',
        'nltk.tokenize.punkt.PunktSentenceTokenizer._second_pass_annotation',
        'nltk.tokenize.punkt.PunktSentenceTokenizer.span_tokenize',
        'nltk.tokenize.punkt.PunktSentenceTokenizer.text_contains_sentbreak',
      ],
    },
  ],
};
