import type { Model } from '../../vocabulary.ts';

/** What a language model answers can be steered by whoever wrote what it has read. */
export const model: Model = {
  library: 'language models',
  modules: [
    'openai',
    'anthropic',
    'litellm',
    'ollama',
    'cohere',
    'mistralai',
    'groq',
    'google.generativeai',
    'google.genai',
  ],
  aliases: {
    'openai.{AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI,Client,AsyncClient}': 'openai.OpenAI',
    'anthropic.{AsyncAnthropic,AnthropicBedrock,AnthropicVertex,Client}': 'anthropic.Anthropic',
  },
  sources: [
    {
      path: 'openai.OpenAI().{chat,completions,responses,beta,images,audio,files}',
      origin: 'response',
      note: 'the answer of a language model',
    },
    {
      path: 'openai.{ChatCompletion,Completion,Edit}.{create,acreate}()',
      origin: 'response',
      note: 'the answer of a language model',
    },
    {
      path: 'openai.{chat,completions,responses}',
      origin: 'response',
      note: 'the answer of a language model',
    },
    {
      path: 'anthropic.Anthropic().{messages,completions,beta}',
      origin: 'response',
      note: 'the answer of a language model',
    },
    {
      path: 'litellm.{completion,acompletion,text_completion,responses}()',
      origin: 'response',
      note: 'the answer of a language model',
    },
    {
      path: 'ollama.{chat,generate,Client().chat,Client().generate}()',
      origin: 'response',
      note: 'the answer of a language model',
    },
    {
      path: '{cohere.Client,cohere.ClientV2,mistralai.Mistral,groq.Groq,google.genai.Client,google.generativeai.GenerativeModel}().{chat,generate,generate_content,models}',
      origin: 'response',
      note: 'the answer of a language model',
    },
  ],
};
