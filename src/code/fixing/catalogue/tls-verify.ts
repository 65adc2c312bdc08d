import { onlyArgument, removedArgument } from '../python/arguments.ts';
import { writeSwitch, writtenSwitch } from '../python/switch.ts';
import { refuse } from '../refusal.ts';
import type { Repair } from '../repair.ts';

const SWITCHES = ['verify', 'verify_ssl', 'ssl'];

/** requests/sessions.py, httpx/_client.py, aiohttp/connector.py. */
export const repair: Repair = {
  id: 'tls-verify',
  rules: ['tls/no-verification'],
  levels: ['unsafe'],
  page: {
    title: 'Certificates are checked',
    changes:
      '`verify=False` becomes `verify=True`. `verify_ssl=False` and `ssl=False` of aiohttp go: for versions before 3.10 `ssl=True` checks nothing.',
    safe: 'Never: whether the server has a certificate of a known authority cannot be told from the code.',
    unsafe: 'The server that is asked has a certificate of its own making, or the name in it is another.',
    refused:
      '`dynamic` where the switch comes by a variable; `no-equivalent` for contexts of `ssl` and pools of urllib3.',
    before: 'import requests\n\nanswer = requests.get(url, verify=False)\n',
    after: 'import requests\n\nanswer = requests.get(url, verify=True)\n',
  },
  propose(about) {
    if (!/^(requests|httpx|aiohttp)\./.test(about.callee)) return undefined;
    for (const name of SWITCHES) {
      const written = writtenSwitch(about, name);
      if (written === 0) continue;
      return {
        title: `${about.callee.replaceAll('()', '')} checks the certificate`,
        applicability: 'unsafe',
        because: [],
        unless: ['the server has a certificate that no known authority has signed, or one for another name'],
        write: (draft) => {
          if (!about.callee.startsWith('aiohttp.')) return writeSwitch(draft, about, name, written, 'True');
          const { module, tree, node } = about;
          const range = onlyArgument(tree, node) ?? removedArgument(tree, node, written);
          if (!range)
            return refuse('dynamic', 'the argument is written in a way that cannot be taken out', about);
          draft.replace(module, range, '');
        },
      };
    }
    return undefined;
  },
};
