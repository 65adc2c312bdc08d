import type { Model } from '../../vocabulary.ts';

/** horizon/forms/base.py, horizon/workflows/base.py: both make Django forms of what they are given. */
export const model: Model = {
  library: 'Horizon',
  modules: ['horizon'],
  aliases: {
    'horizon.forms.{SelfHandlingForm,base.SelfHandlingForm}': 'django.forms.Form',
    'horizon.workflows.{Action,MembershipAction,base.Action,membership.MembershipAction}':
      'django.forms.Form',
    'horizon.workflows.base.Workflow': 'horizon.workflows.Workflow',
  },
  entries: [
    {
      kind: 'http',
      base: 'django.forms.Form',
      methods: ['handle'],
      parameters: { '0': { type: 'django.http.HttpRequest()' }, '1': { origin: 'remote' } },
    },
    {
      kind: 'http',
      base: 'horizon.workflows.Workflow',
      methods: ['handle', 'format_status_message'],
      parameters: { request: { type: 'django.http.HttpRequest()' }, context: { origin: 'remote' } },
    },
  ],
};
