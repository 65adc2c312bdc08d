import type { Model } from '../../vocabulary.ts';

const ADVICE = 'Use models.JSONField.';

/** picklefield/fields.py. */
export const model: Model = {
  library: 'django-picklefield',
  modules: ['picklefield'],
  aliases: { 'picklefield.fields': 'picklefield' },
  sinks: [
    {
      call: 'picklefield.PickledObjectField',
      rule: 'deserialization/store',
      reads: { origin: 'store', note: 'a column of a database' },
      advice: ADVICE,
    },
    {
      call: 'picklefield.dbsafe_decode',
      rule: 'deserialization/pickle',
      data: '0:value',
      form: 'data',
      advice: ADVICE,
    },
  ],
};
