import { ALL_REMOTE, VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const PARAMETERS = { request: { type: 'django.http.HttpRequest()' }, ...ALL_REMOTE } as const;

/** ninja/main.py, router.py. */
export const model: Model = {
  library: 'Django Ninja',
  modules: ['ninja'],
  aliases: {
    'ninja.{Router,main.NinjaAPI,router.Router}': 'ninja.NinjaAPI',
    'ninja.files.UploadedFile': 'ninja.UploadedFile',
    'ninja.UploadedFile': 'django.core.files.uploadedfile.UploadedFile',
  },
  entries: [
    {
      kind: 'http',
      decorator: `ninja.NinjaAPI().{${VERBS}}()`,
      parameters: PARAMETERS,
      name: '0:path',
    },
    {
      kind: 'http',
      decorator: 'ninja.NinjaAPI().api_operation()',
      parameters: PARAMETERS,
      name: '1:path',
      verbs: '0:methods',
    },
    {
      kind: 'http',
      call: 'ninja.NinjaAPI().add_api_operation',
      argument: '2:view_func',
      parameters: PARAMETERS,
      name: '0:path',
      verbs: '1:methods',
    },
  ],
};
