// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library, PURE } from '../policy/entry.ts';

/** Word vectors, dictionaries and topic models. */
export const library: Library = {
  name: 'gensim',
  source:
    'gensim 4.4.0, 3.8.3: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('gensim.utils', 'call_on_class_only identity', PURE),
    group('gensim.corpora.dictionary', 'Dictionary', CLASS),
    group('gensim.corpora.hashdictionary', 'HashDictionary', CLASS),
    group('gensim.interfaces', 'SimilarityABC TransformationABC', CLASS),
    group('gensim.matutils', 'Dense2Corpus Scipy2Corpus Sparse2Corpus', CLASS),
    group('gensim.models.atmodel', 'AuthorTopicModel AuthorTopicState', CLASS),
    group('gensim.models.base_any2vec', 'BaseAny2VecModel BaseWordEmbeddingsModel', CLASS),
    group('gensim.models.basemodel', 'BaseTopicModel', CLASS),
    group('gensim.models.bm25model', 'AtireBM25Model BM25ABC LuceneBM25Model OkapiBM25Model', CLASS),
    group(
      'gensim.models.callbacks',
      'Callback CallbackAny2Vec CoherenceMetric ConvergenceMetric DiffMetric Metric PerplexityMetric',
      CLASS,
    ),
    group('gensim.models.coherencemodel', 'CoherenceModel', CLASS),
    group(
      'gensim.models.doc2vec',
      'Doc2Vec Doc2VecTrainables Doc2VecVocab Doctag LabeledSentence TaggedDocument',
      CLASS,
    ),
    group('gensim.models.ensemblelda', 'CBDBSCAN Cluster EnsembleLda Topic', CLASS),
    group('gensim.models.fasttext', 'FastText FastTextKeyedVectors FastTextTrainables FastTextVocab', CLASS),
    group('gensim.models.hdpmodel', 'HdpModel HdpTopicFormatter SuffStats', CLASS),
    group(
      'gensim.models.keyedvectors',
      'BaseKeyedVectors CompatVocab Doc2VecKeyedVectors FastTextKeyedVectors KeyedVectors Vocab Word2VecKeyedVectors WordEmbeddingSimilarityIndex WordEmbeddingsKeyedVectors',
      CLASS,
    ),
    group('gensim.models.lda_dispatcher', 'Dispatcher', CLASS),
    group('gensim.models.lda_worker', 'Worker', CLASS),
    group('gensim.models.ldamodel', 'LdaModel LdaState', CLASS),
    group('gensim.models.ldamulticore', 'LdaMulticore', CLASS),
    group('gensim.models.ldaseqmodel', 'LdaPost LdaSeqModel sslm', CLASS),
    group('gensim.models.logentropy_model', 'LogEntropyModel', CLASS),
    group('gensim.models.lsi_dispatcher', 'Dispatcher', CLASS),
    group('gensim.models.lsi_worker', 'Worker', CLASS),
    group('gensim.models.lsimodel', 'LsiModel Projection', CLASS),
    group('gensim.models.nmf', 'Nmf', CLASS),
    group('gensim.models.normmodel', 'NormModel', CLASS),
    group(
      'gensim.models.phrases',
      'FrozenPhrases Phraser Phrases PhrasesTransformation SentenceAnalyzer _PhrasesTransformation',
      CLASS,
    ),
    group(
      'gensim.models.poincare',
      'LexicalEntailmentEvaluation LinkPredictionEvaluation NegativesBuffer PoincareBatch PoincareKeyedVectors PoincareModel ReconstructionEvaluation',
      CLASS,
    ),
    group('gensim.models.tfidfmodel', 'TfidfModel', CLASS),
    group('gensim.models.translation_matrix', 'BackMappingTranslationMatrix Space TranslationMatrix', CLASS),
    group('gensim.models.word2vec', 'Word2Vec Word2VecTrainables Word2VecVocab', CLASS),
    group('gensim.similarities.annoy', 'AnnoyIndexer', CLASS),
    group(
      'gensim.similarities.docsim',
      'MatrixSimilarity SoftCosineSimilarity SparseMatrixSimilarity WmdSimilarity',
      CLASS,
    ),
    group('gensim.similarities.index', 'AnnoyIndexer', CLASS),
    group('gensim.similarities.levenshtein', 'LevenshteinSimilarityIndex', CLASS),
    group('gensim.similarities.nmslib', 'NmslibIndexer', CLASS),
    group(
      'gensim.similarities.termsim',
      'SparseTermSimilarityMatrix TermSimilarityIndex UniformTermSimilarityIndex WordEmbeddingSimilarityIndex',
      CLASS,
    ),
    group('gensim.utils', 'FakeDict SaveLoad', CLASS),
  ],
};
