import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/markup';

/** src/markupsafe/__init__.py, django/utils/safestring.py, django/utils/html.py, Lib/html/__init__.py. */
export const model: Model = {
  library: 'HTML that is taken for safe',
  modules: ['markupsafe', 'flask', 'jinja2', 'django'],
  aliases: {
    '{flask.Markup,jinja2.Markup,jinja2.utils.markupsafe.Markup}': 'markupsafe.Markup',
    'django.utils.safestring.{SafeString,SafeText}': 'django.utils.safestring.mark_safe',
    'django.utils.html.{SafeString,mark_safe}': 'django.utils.safestring.mark_safe',
  },
  sinks: [
    { call: 'markupsafe.Markup', rule: RULE, data: '0', form: 'data' },
    { call: 'django.utils.safestring.mark_safe', rule: RULE, data: '0:s', form: 'data' },
    { call: 'django.utils.html.format_html', rule: RULE, data: '0:format_string', form: 'data' },
  ],
  sanitizers: [
    {
      call: '{html.escape,cgi.escape,markupsafe.escape,flask.escape,jinja2.escape,xml.sax.saxutils.escape,xml.sax.saxutils.quoteattr,bleach.clean,bleach.linkify,nh3.clean,django.utils.html.escape,django.utils.html.conditional_escape,django.utils.html.escapejs}',
      data: '0',
      rules: [RULE],
    },
    { call: 'django.utils.html.{format_html,format_html_join}', data: '0', rules: [RULE] },
    { call: 'markupsafe.Markup', data: '0', rules: [RULE] },
  ],
};
