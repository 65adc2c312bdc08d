import type { Model } from '../../vocabulary.ts';

const URL = 'injection/url';

/** Browsers and printers of pages go where they are sent: selenium/webdriver/remote, playwright, weasyprint, pdfkit. */
export const model: Model = {
  library: 'browsers',
  modules: ['selenium', 'playwright', 'weasyprint', 'pdfkit', 'imgkit'],
  aliases: {
    'selenium.webdriver.{Firefox,Edge,Safari,Remote}': 'selenium.webdriver.Chrome',
    'playwright.{sync_api,async_api}.Page': 'playwright.Page',
  },
  types: {
    'playwright.{sync_api.sync_playwright,async_api.async_playwright}().{chromium,firefox,webkit}.launch()':
      'playwright.Browser()',
    'playwright.Browser().new_context()': 'playwright.Browser()',
    'playwright.Browser().new_page()': 'playwright.Page()',
  },
  sinks: [
    {
      call: 'selenium.webdriver.Chrome().get',
      rule: URL,
      data: '0:url',
      form: 'data',
    },
    { call: 'playwright.Page().goto', rule: URL, data: '0:url', form: 'data' },
    { call: 'weasyprint.HTML', rule: URL, data: 'url', form: 'data' },
    { call: '{pdfkit,imgkit}.from_url', rule: URL, data: '0:url', form: 'data' },
  ],
};
