import type { Model } from '../../vocabulary.ts';

/** python/paddle/framework/io.py: `paddle.load` reads pickles, with an Unpickler that refuses nothing. */
export const model: Model = {
  library: 'PaddlePaddle',
  modules: ['paddle'],
  aliases: { 'paddle.framework.{load,io.load}': 'paddle.load' },
  sinks: [{ call: 'paddle.load', rule: 'deserialization/model', data: '0:path', form: 'file or path' }],
};
