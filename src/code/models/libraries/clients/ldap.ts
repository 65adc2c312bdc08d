import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/ldap';

/** python-ldap: Lib/ldap/ldapobject.py, filter.py; ldap3/core/connection.py, utils/conv.py. */
export const model: Model = {
  library: 'LDAP',
  modules: ['ldap', 'ldap3'],
  aliases: { 'ldap3.core.connection.Connection': 'ldap3.Connection' },
  types: { 'ldap.{initialize,ldapobject.LDAPObject,ldapobject.ReconnectLDAPObject}()': 'ldap.LDAPObject()' },
  sources: [
    {
      path: 'ldap.LDAPObject().{search_s,search_st,search_ext_s,result,result3}()',
      origin: 'store',
      note: 'an entry of a directory',
    },
  ],
  sinks: [
    {
      call: 'ldap.LDAPObject().{search,search_s,search_st,search_ext,search_ext_s}',
      rule: RULE,
      data: ['0:base', '2:filterstr'],
      form: 'data',
    },
    {
      call: 'ldap3.Connection().search',
      rule: RULE,
      data: ['0:search_base', '1:search_filter'],
      form: 'data',
    },
  ],
  sanitizers: [
    {
      call: '{ldap.filter.escape_filter_chars,ldap3.utils.conv.escape_filter_chars,ldap.dn.escape_dn_chars,ldap3.utils.dn.escape_rdn}',
      data: '0',
      rules: [RULE],
    },
    { call: 'ldap.filter.filter_format', data: '0:filter_template', rules: [] },
  ],
};
