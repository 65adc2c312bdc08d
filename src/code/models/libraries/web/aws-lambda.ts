import type { Model } from '../../vocabulary.ts';

/** The handler is named in the deployment; its two parameters are how everybody writes it. */
export const model: Model = {
  library: 'AWS Lambda',
  modules: ['aws_lambda_powertools'],
  entries: [
    {
      kind: 'lambda',
      signature: { parameters: ['event', 'context'] },
      parameters: { event: { origin: 'remote' } },
    },
    {
      kind: 'lambda',
      signature: { parameters: ['event', '_context'] },
      parameters: { event: { origin: 'remote' } },
    },
    {
      kind: 'lambda',
      signature: { parameters: ['event'], names: ['lambda_handler'] },
      parameters: { event: { origin: 'remote' } },
    },
  ],
};
