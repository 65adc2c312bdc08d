import type { Model } from '../../vocabulary.ts';

/** gensim/utils.py: SaveLoad.load unpickles what `save` wrote; nearly every class of the library inherits it. */
export const model: Model = {
  library: 'gensim',
  modules: ['gensim'],
  aliases: {
    'gensim.models.{word2vec,fasttext,doc2vec,ldamodel,lsimodel,tfidfmodel,keyedvectors}': 'gensim.models',
    'gensim.corpora.dictionary': 'gensim.corpora',
    'gensim.similarities.docsim': 'gensim.similarities',
  },
  sinks: [
    {
      call: 'gensim.utils.unpickle',
      rule: 'deserialization/pickle',
      data: '0:fname',
      form: 'path',
    },
    {
      call: 'gensim.utils.SaveLoad.load',
      rule: 'deserialization/model',
      data: '0:fname',
      form: 'path',
      advice: 'Load vectors with KeyedVectors.load_word2vec_format, which reads numbers only.',
    },
    {
      call: 'gensim.{models.Word2Vec,models.FastText,models.Doc2Vec,models.KeyedVectors,models.LdaModel,models.LsiModel,models.TfidfModel,models.Phrases,corpora.Dictionary,similarities.MatrixSimilarity}.load',
      rule: 'deserialization/model',
      data: '0:fname',
      form: 'path',
      advice: 'Load vectors with KeyedVectors.load_word2vec_format, which reads numbers only.',
    },
  ],
};
