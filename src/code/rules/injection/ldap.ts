import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/ldap',
    title: 'Text from outside in an LDAP filter',
    severity: 'high',
    cwe: [90],
    summary: 'Brackets and stars in the text change whom the filter finds.',
    explanation:
      'A filter such as `(&(uid=…)(password=…))` is put together as text. A name like `*)(uid=*` makes it true for everybody: a login without a password, or a list of all entries. Names of entries (DN) have their own special characters.',
    remedy:
      'Escape every value: `ldap.filter.escape_filter_chars` or `ldap3.utils.conv.escape_filter_chars` for filters, `ldap.dn.escape_dn_chars` for names.',
    grading: 'A request is high, a message medium; nothing else is reported.',
    examples: [
      {
        bad: 'connection.search_s(base, scope, f"(uid={name})")',
        good: 'connection.search_s(base, scope, f"(uid={escape_filter_chars(name)})")',
      },
    ],
    references: ['RFC 4515, section 3', 'CWE-90'],
  },
  severity: { remote: 'high', message: 'medium' },
  certain: true,
  inventory: false,
  message: '{origin} is part of the filter that {callee} sends',
  advice: 'Escape the value with escape_filter_chars.',
};
