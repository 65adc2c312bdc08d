import type { Model } from '../../vocabulary.ts';

const SEND = ['blinker.Signal().send', 'blinker.Signal().send_async'];
const DJANGO = ['send', 'send_robust', 'asend', 'asend_robust'].map(
  (name) => `django.dispatch.Signal().${name}`,
);

/** blinker/base.py (also in Flask); django/dispatch/dispatcher.py: receivers get what `send` was given. */
export const model: Model = {
  library: 'signals',
  modules: ['blinker', 'django'],
  aliases: { 'django.dispatch.dispatcher': 'django.dispatch' },
  types: {
    'blinker.{signal,NamedSignal,Namespace().signal}()': 'blinker.Signal()',
    'flask.signals.Namespace().signal()': 'blinker.Signal()',
    'django.dispatch.ModelSignal()': 'django.dispatch.Signal()',
  },
  signals: [
    { connect: 'blinker.Signal().connect', signal: 'self', send: SEND },
    { connect: 'blinker.Signal().connect_via()', signal: 'self', send: SEND },
    { connect: 'django.dispatch.Signal().connect', signal: 'self', send: DJANGO },
    { connect: 'django.dispatch.receiver()', signal: '()0:signal', send: DJANGO },
  ],
};
