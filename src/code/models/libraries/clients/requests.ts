import { VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** src/requests/api.py, sessions.py, models.py; packages that wrap its session under the same names. */
export const model: Model = {
  library: 'requests',
  modules: ['requests', 'cloudscraper', 'requests_cache', 'requests_html'],
  aliases: {
    'requests.sessions.Session': 'requests.Session',
    'requests.models.Response': 'requests.Response',
    'requests_html.HTMLSession': 'requests.Session',
    'requests.api': 'requests',
  },
  types: {
    'requests.{session,sessions.session}()': 'requests.Session()',
    'requests_cache.CachedSession()': 'requests.Session()',
    'cloudscraper.{create_scraper,CloudScraper}()': 'requests.Session()',
    'requests_toolbelt.sessions.BaseUrlSession()': 'requests.Session()',
  },
  conventions: [
    { methods: ['urlopen'], origin: 'response', note: 'an HTTP response' },
    {
      methods: ['get', 'post', 'put', 'request'],
      origin: 'response',
      note: 'an HTTP response',
      when: [
        { argument: '0', matches: 'https?://.*' },
        {
          argument: 'self',
          named: '.*(session|client|http|requests?|opener)',
          and: { argument: '*', named: '.*ur[il]' },
        },
      ],
    },
  ],
  sources: [
    {
      path: `requests.{${VERBS},Session().get,Session().post,Session().put,Session().patch,Session().delete,Session().head,Session().options}()`,
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '0:url',
    },
    {
      path: 'requests.{request,Session().request}()',
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '1:url',
    },
    { path: 'requests.{Session().send,Response}()', origin: 'response', note: 'an HTTP response' },
  ],
  sinks: [
    { call: `requests.{${VERBS}}`, rule: 'injection/url', data: '0:url', form: 'data' },
    { call: `requests.Session().{${VERBS}}`, rule: 'injection/url', data: '0:url', form: 'data' },
    { call: 'requests.{request,Session().request}', rule: 'injection/url', data: '1:url', form: 'data' },
  ],
};
