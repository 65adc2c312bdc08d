import type { Model } from '../../vocabulary.ts';

/** elementpath/xpath_selectors.py. */
export const model: Model = {
  library: 'elementpath',
  modules: ['elementpath'],
  sinks: [
    { call: 'elementpath.{select,iter_select}', rule: 'injection/xpath', data: '1:path', form: 'data' },
    { call: 'elementpath.Selector', rule: 'injection/xpath', data: '0:path', form: 'data' },
    {
      call: 'elementpath.{XPath1Parser,XPath2Parser,xpath3.XPath3Parser,xpath31.XPath31Parser}().parse',
      rule: 'injection/xpath',
      data: '0:source',
      form: 'data',
    },
  ],
};
