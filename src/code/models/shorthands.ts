import type { Condition, Digest, Path } from './vocabulary.ts';

/** Words that many models of web frameworks share. */

/** HTTP methods as frameworks name decorators and methods after them, for use between braces. */
export const VERBS = 'get,post,put,patch,delete,head,options';

/** The same as method names of class-based views. */
export const VERB_METHODS: readonly string[] = VERBS.split(',');

/** Rules for which a request's verb is harmless: a server lets through what its framework calls by that name anyway. */
export const VERB_SPARES: readonly string[] = ['injection/attribute', 'injection/path'];

/**
 * What texts, numbers, containers and uploaded files have. Whatever else is called on what somebody entered is called on
 * an object that the program has looked up by it.
 */
export const PLAIN: readonly string[] =
  'add,append,capitalize,casefold,center,charset,chunks,clear,close,content_type,content_type_extra,copy,count,decode,difference,difference_update,discard,encode,endswith,expandtabs,extend,file,find,format,format_map,fromhex,fromkeys,get,hex,index,insert,intersection,intersection_update,isalnum,isalpha,isascii,isdecimal,isdigit,isdisjoint,isidentifier,islower,isnumeric,isprintable,isspace,issubset,issuperset,istitle,isupper,items,join,keys,ljust,lower,lstrip,maketrans,multiple_chunks,name,open,partition,pop,popitem,read,readline,readlines,remove,removeprefix,removesuffix,replace,reverse,rfind,rindex,rjust,rpartition,rsplit,rstrip,seek,setdefault,size,sort,split,splitlines,startswith,strip,swapcase,symmetric_difference,symmetric_difference_update,temporary_file_path,title,translate,union,update,upper,values,zfill'.split(
    ',',
  );

/** Every parameter comes from the request. */
export const ALL_REMOTE = { '*': { origin: 'remote' } } as const;

/** Every parameter comes from a message. */
export const ALL_MESSAGE = { '*': { origin: 'message' } } as const;

/** Every parameter comes from the command line. */
export const ALL_LOCAL = { '*': { origin: 'local' } } as const;

/** What other code of the program keeps in an application object. */
export const APPLICATION_STATE = 'what the program keeps in its application';

/** The note of what nobody knows before it is made; by it a key is told from one that stands in the code. */
export const RANDOM = 'random bytes';

/** The note of a digest, which carries nothing of what went into it. */
export const DIGEST = 'a digest';

/** What an object gives as bytes by `digest` and as text by `hexdigest`. */
export function digestsOf(object: Path, about: Omit<Digest, 'call' | 'hex'>): readonly Digest[] {
  return [
    { call: `${object}.digest`, ...about },
    { call: `${object}.hexdigest`, ...about, hex: true },
  ];
}

/** The attributes that Django gives a request, and REST framework takes over; others are put there by the program. */
export const DJANGO_REQUEST =
  'GET,POST,FILES,META,COOKIES,REQUEST,body,headers,path,path_info,method,encoding,content_type,content_params,session,user,resolver_match,urlconf,is_secure,read,readline,readlines,get_full_path,get_full_path_info,get_raw_uri,get_host,get_port,get_signed_cookie,build_absolute_uri,accepted_types,accepts,scheme,upload_handlers,multipart_parse,parse_file_upload,raw_post_data,data,query_params,query_string,json,is_ajax'.split(
    ',',
  );

/** The header that sends a visitor elsewhere. */
export const LOCATION = '[lL][oO][cC][aA][tT][iI][oO][nN]';

/** The rules to whose sinks a word of letters, digits and dots can do no harm. */
export const WORD: readonly string[] = [
  'injection/command',
  'injection/eval',
  'injection/header',
  'injection/ldap',
  'injection/log',
  'injection/markup',
  'injection/path',
  'injection/sql',
  'injection/template',
  'injection/xpath',
];

/** Bodies of requests that are read like files, uploaded files, and what is open in them. */
const UPLOADS: readonly Path[] = [
  'werkzeug.wrappers.Request().{stream,input_stream}',
  'falcon.Request().{stream,bounded_stream}',
  'http.server.BaseHTTPRequestHandler().rfile',
  'werkzeug.datastructures.FileStorage()',
  'werkzeug.datastructures.FileStorage().stream',
  'starlette.datastructures.UploadFile()',
  'starlette.datastructures.UploadFile().file',
  'django.http.HttpRequest().FILES[]',
  'django.http.HttpRequest().FILES.get()',
  'django.core.files.uploadedfile.UploadedFile()',
  'django.core.files.uploadedfile.UploadedFile().file',
];

/** What takes a file or the name of one is known to have been given a file; a text that is put together is not known to be. */
export const IS_UPLOAD: Condition & { readonly because: string } = {
  unless: { unless: { argument: '0', within: UPLOADS } },
  because: 'an open file, not the name of one',
};
