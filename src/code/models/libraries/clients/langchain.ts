import type { Model } from '../../vocabulary.ts';

const CALLS =
  'invoke,ainvoke,stream,astream,batch,predict,run,arun,generate,call,complete,acomplete,chat,achat,query,aquery';

/** langchain_core/runnables, language_models; the classes of its partner packages; llama_index/core/llms. */
export const model: Model = {
  library: 'LangChain and LlamaIndex',
  modules: [
    'langchain',
    'langchain_core',
    'langchain_openai',
    'langchain_anthropic',
    'langchain_community',
    'llama_index',
  ],
  types: {
    'langchain.{llms,chat_models}.*()': 'langchain_core.language_models.BaseChatModel()',
    'langchain_community.{llms,chat_models}.*()': 'langchain_core.language_models.BaseChatModel()',
    '{langchain_openai,langchain_anthropic}.*()': 'langchain_core.language_models.BaseChatModel()',
    'langchain.chains.{LLMChain,RetrievalQA,ConversationalRetrievalChain}()':
      'langchain_core.language_models.BaseChatModel()',
    'langchain_core.language_models.{BaseLLM,BaseLanguageModel,LLM}()':
      'langchain_core.language_models.BaseChatModel()',
    'langchain.chat_models.init_chat_model()': 'langchain_core.language_models.BaseChatModel()',
  },
  sources: [
    {
      path: `langchain_core.language_models.BaseChatModel().{${CALLS}}()`,
      origin: 'response',
      note: 'the answer of a language model',
    },
    {
      path: 'llama_index.core.llms.{LLM,llm.LLM}().{complete,acomplete,chat,achat,predict}()',
      origin: 'response',
      note: 'the answer of a language model',
    },
  ],
};
