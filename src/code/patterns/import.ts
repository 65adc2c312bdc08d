import { importOf } from '../matching/imports.ts';
import type { Pattern } from '../matching/pattern.ts';
import { Kind } from '../python/nodes.ts';

const MODULES: ReadonlySet<string> = new Set([
  ...['telnetlib', 'ftplib', 'subprocess', 'Crypto', 'pyghmi'],
  ...['pickle', 'cPickle', 'dill', 'shelve', 'marshal'],
  ...['wsgiref.handlers.CGIHandler', 'twisted.web.twcgi'],
  ...['xml.etree', 'xml.sax', 'xml.parsers.expat', 'xml.dom.minidom', 'xml.dom.pulldom', 'lxml'],
  ...['xmlrpc', 'xmlrpclib', 'SimpleXMLRPCServer'],
]);

export const pattern: Pattern = {
  rule: 'style/import',
  kinds: [Kind.Import, Kind.ImportFrom],
  look: (sight) => {
    const found = importOf(sight, MODULES);
    return found && { what: found.module, ...found.match };
  },
};
