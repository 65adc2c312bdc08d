import { VERB_SPARES } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const MEMBERS =
  'args,form,values,json,data,files,cookies,headers,get_json,get_data,stream,input_stream,environ,path,full_path,url,base_url,url_root,root_url,host_url,host,script_root,root_path,query_string,method,mimetype,mimetype_params,content_type,content_length,content_encoding,content_md5,referrer,remote_addr,remote_user,user_agent,authorization,view_args,access_route,accept_mimetypes,accept_charsets,accept_encodings,accept_languages,cache_control,range,date,max_forwards,origin,pragma,endpoint,blueprint,blueprints,url_rule,is_json,is_secure,is_xhr,scheme,shallow,want_form_data_parsed,if_match,if_none_match,if_modified_since,if_unmodified_since,if_range,get,__getitem__,receive,receive_json,send,accept,body,json_module'.split(
    ',',
  );

/** src/werkzeug/wrappers/request.py, sansio/request.py, datastructures/file_storage.py. */
export const model: Model = {
  library: 'Werkzeug',
  modules: ['werkzeug'],
  aliases: {
    'werkzeug.{Request,BaseRequest,wrappers.BaseRequest,wrappers.request.Request}':
      'werkzeug.wrappers.Request',
    'werkzeug.{FileStorage,datastructures.file_storage.FileStorage}': 'werkzeug.datastructures.FileStorage',
  },
  types: {
    'werkzeug.wrappers.Request().files.{get()}': 'werkzeug.datastructures.FileStorage()',
    'werkzeug.wrappers.Request().files[]': 'werkzeug.datastructures.FileStorage()',
  },
  saves: [{ call: 'werkzeug.datastructures.FileStorage().save', name: '0:dst', from: 'self' }],
  sources: [
    {
      path: 'werkzeug.wrappers.Request()',
      origin: 'remote',
      note: 'the HTTP request',
      members: MEMBERS,
      steady: ['get_data', 'get_json'],
    },
    {
      path: 'werkzeug.wrappers.Request().{endpoint,blueprint,blueprints,url_rule,is_json,is_secure,content_length}',
      origin: 'constant',
      note: 'what the server makes of the request',
    },
    { path: 'werkzeug.datastructures.FileStorage()', origin: 'remote', note: 'an uploaded file' },
  ],
  callbacks: [{ call: 'werkzeug.local.LocalProxy', function: '0:local', gives: 'rest', returns: true }],
  entries: [
    {
      kind: 'http',
      decorator: 'werkzeug.wrappers.Request.application',
      parameters: { '0': { type: 'werkzeug.wrappers.Request()' } },
    },
  ],
  sinks: [
    { call: 'werkzeug.utils.redirect', rule: 'injection/redirect', data: '0:location', form: 'data' },
    {
      call: 'werkzeug.wrappers.Response',
      rule: 'injection/markup',
      data: '0:response',
      form: 'text',
      when: [
        { argument: '4:content_type', matches: 'text/html.*' },
        { argument: '3:mimetype', matches: 'text/html.*' },
      ],
    },
    { call: 'werkzeug.utils.send_file', rule: 'injection/path', data: '0:path_or_file', form: 'target' },
    {
      call: 'werkzeug.datastructures.FileStorage().save',
      rule: 'injection/path',
      data: '0:dst',
      form: 'target',
    },
  ],
  sanitizers: [
    { call: 'werkzeug.wrappers.Request().method', data: 'self', rules: VERB_SPARES },
    { call: 'werkzeug.utils.secure_filename', data: '0:filename', rules: ['injection/path'] },
    {
      call: '{werkzeug.utils.safe_join,werkzeug.security.safe_join,flask.safe_join}',
      data: '*',
      rules: ['injection/path'],
    },
    {
      call: 'werkzeug.wrappers.Request().{path,full_path,base_url,url,url_root,host_url,root_url,script_root,host,referrer}',
      data: 'self',
      rules: ['injection/redirect', 'injection/url'],
    },
    {
      call: 'werkzeug.wrappers.Request().{script_root,root_path}',
      data: 'self',
      rules: ['injection/markup'],
    },
  ],
};
