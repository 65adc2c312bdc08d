/** How the checks of Bandit and of Ruff's S rules map to rules of ours: the table of `docs/rules.md`. */
import type { Rule } from '../src/finding/rule.ts';

/** Every check of Bandit 1.9.4 (plugins and blacklists) and of Ruff 0.17.5, by its number, with what it is about. */
export const CHECKS: Readonly<Record<string, string>> = {
  B101: 'assert used',
  B102: 'exec used',
  B103: 'permissive file mode',
  B104: 'binding to all interfaces',
  B105: 'password in a string',
  B106: 'password as an argument',
  B107: 'password as a default',
  B108: 'fixed temporary path',
  B110: 'try, except, pass',
  B112: 'try, except, continue',
  B113: 'request without timeout',
  B201: 'Flask with debug=True',
  B202: 'tarfile.extractall without members',
  B301: 'pickle',
  B302: 'marshal',
  B303: 'MD2, MD4, MD5',
  B304: 'weak ciphers',
  B305: 'ECB mode',
  B306: 'tempfile.mktemp',
  B307: 'eval',
  B308: 'mark_safe',
  B310: 'urlopen with any scheme',
  B311: 'random',
  B312: 'telnetlib',
  B313: 'xml.etree.cElementTree',
  B314: 'xml.etree.ElementTree',
  B315: 'xml.sax.expatreader',
  B316: 'xml.dom.expatbuilder',
  B317: 'xml.sax',
  B318: 'xml.dom.minidom',
  B319: 'xml.dom.pulldom',
  B320: 'lxml.etree',
  B321: 'ftplib',
  B323: 'unverified context',
  B324: 'weak hashes of hashlib',
  B401: 'import telnetlib',
  B402: 'import ftplib',
  B403: 'import pickle',
  B404: 'import subprocess',
  B405: 'import xml.etree',
  B406: 'import xml.sax',
  B407: 'import xml.expat',
  B408: 'import xml.minidom',
  B409: 'import xml.pulldom',
  B410: 'import lxml',
  B411: 'import xmlrpc',
  B412: 'import of CGI handlers',
  B413: 'import PyCrypto',
  B415: 'import pyghmi',
  B501: 'request without verification',
  B502: 'old version of TLS',
  B503: 'old version of TLS as a default',
  B504: 'wrap_socket without a version',
  B505: 'short key',
  B506: 'yaml.load',
  B507: 'no check of SSH host keys',
  B508: 'SNMP 1 or 2c',
  B509: 'SNMP 3 without keys',
  B601: 'Paramiko commands',
  B602: 'subprocess with a shell',
  B603: 'subprocess without a shell',
  B604: 'any call with shell=True',
  B605: 'process with a shell',
  B606: 'process without a shell',
  B607: 'partial path',
  B608: 'SQL put together',
  B609: 'wildcards in commands',
  B610: 'Django extra',
  B611: 'Django RawSQL',
  B612: 'logging.config.listen',
  B613: 'bidirectional characters',
  B614: 'torch.load',
  B615: 'Hugging Face without revision',
  B701: 'Jinja without autoescape',
  B702: 'Mako',
  B703: 'Django mark_safe, any text',
  B704: 'Markup',
};

/** Checks of Bandit that Ruff has not, by number. */
const NOT_IN_RUFF = new Set(['B613', 'B614', 'B615', 'B703']);

export function parityTable(rules: readonly Pick<Rule, 'id' | 'equals'>[]): string {
  const rows = Object.entries(CHECKS).map(([check, about]) => {
    const ruff = NOT_IN_RUFF.has(check) ? '' : `S${check.slice(1)}`;
    const equal = rules.filter(({ equals }) => equals?.includes(check) || (ruff && equals?.includes(ruff)));
    if (equal.length === 0) throw new Error(`${check} has no rule that says it equals it`);
    const links = equal.map(({ id }) => `[${id}](rules/${id}.md)`).join(', ');
    return `| ${check} | ${ruff} | ${about} | ${links} |`;
  });
  return ['| Bandit | Ruff | about | Wherefrom |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const START = '<!-- made by ./wherefrom-dev docs -->';
const END = '<!-- end -->';

/** The page with its table made anew between the two marks. */
export function withTable(page: string, rules: readonly Pick<Rule, 'id' | 'equals'>[]): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error('docs/rules.md has lost the marks around its table');
  return `${page.slice(0, start)}${START}\n\n${parityTable(rules)}\n\n${page.slice(end)}`;
}
