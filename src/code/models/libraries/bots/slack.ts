import type { Model } from '../../vocabulary.ts';

/** Arguments are given by name: what a visitor sent, and helpers of the library. */
const HANDLER = {
  say: {},
  ack: {},
  client: {},
  logger: {},
  respond: {},
  context: {},
  next: {},
  '*': { origin: 'remote' },
} as const;

const EVENTS = 'message,event,command,action,view,shortcut,options,function,block_action,global_shortcut';

/** slack_bolt/app/app.py, kwargs_injection. */
export const model: Model = {
  library: 'Slack Bolt',
  modules: ['slack_bolt'],
  aliases: {
    'slack_bolt.{app.App,async_app.AsyncApp,app.async_app.AsyncApp}': 'slack_bolt.App',
  },
  entries: [
    {
      kind: 'bot',
      decorator: `slack_bolt.App().{${EVENTS}}()`,
      parameters: HANDLER,
      name: '0',
    },
    { kind: 'bot', decorator: 'slack_bolt.App().{middleware,middleware(),use}', parameters: HANDLER },
  ],
};
