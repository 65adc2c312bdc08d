import type { Model } from '../../vocabulary.ts';

/** src/wtforms/form.py, fields/core.py; flask_wtf/form.py fills its form from the request. */
export const model: Model = {
  library: 'WTForms',
  modules: ['wtforms', 'flask_wtf'],
  aliases: {
    'flask_wtf.{FlaskForm,Form,form.FlaskForm}': 'wtforms.Form',
    'wtforms.{form.Form,BaseForm,form.BaseForm}': 'wtforms.Form',
  },
  sources: [{ path: 'wtforms.Form().*', origin: 'remote', note: 'a field of a form' }],
  entries: [
    {
      kind: 'http',
      base: 'wtforms.Form',
      methods: ['validate_*'],
      parameters: { '0': { origin: 'remote' } },
    },
    {
      kind: 'http',
      base: 'wtforms.*Field',
      methods: ['process_formdata'],
      parameters: { '0': { origin: 'remote' } },
    },
    // A validator: a function, or an object of a class with `__call__`.
    {
      kind: 'http',
      signature: { parameters: ['form', 'field'], imports: ['wtforms', 'flask_wtf'] },
      parameters: { form: { origin: 'remote' }, field: { origin: 'remote' } },
    },
  ],
};
