import { ALL_LOCAL, DJANGO_REQUEST, PLAIN, VERB_METHODS, VERB_SPARES } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const REQUEST = { type: 'django.http.HttpRequest()' } as const;
const REMOTE = { origin: 'remote' } as const;

/** A view: the request, then what the URL pattern has captured. */
const VIEW = { '0': REQUEST, '*': REMOTE } as const;

const GENERIC =
  'TemplateView,ListView,DetailView,FormView,CreateView,UpdateView,DeleteView,RedirectView,ArchiveIndexView,YearArchiveView,MonthArchiveView,DayArchiveView,DateDetailView';

/** django/http/request.py, urls/conf.py, views/generic, forms, contrib/admin/options.py, core/management. */
export const model: Model = {
  library: 'Django',
  modules: ['django'],
  aliases: {
    'django.{http.request.HttpRequest,core.handlers.wsgi.WSGIRequest,core.handlers.asgi.ASGIRequest}':
      'django.http.HttpRequest',
    [`django.views.generic.{View,base.View,${GENERIC}}`]: 'django.views.View',
    'django.views.generic.{base.TemplateView,base.RedirectView,list.ListView,detail.DetailView,edit.FormView,edit.CreateView,edit.UpdateView,edit.DeleteView}':
      'django.views.View',
    'django.forms.{ModelForm,BaseForm,BaseModelForm,models.ModelForm,forms.Form,forms.BaseForm}':
      'django.forms.Form',
    'django.core.urlresolvers': 'django.urls',
    'django.http.response': 'django.http',
    'django.http.request.QueryDict': 'django.http.QueryDict',
    'django.{conf.urls.re_path,conf.urls.defaults.url,urls.url}': 'django.conf.urls.url',
    'django.conf.urls.defaults.patterns': 'django.conf.urls.patterns',
    'django.contrib.admin.{TabularInline,StackedInline,options.ModelAdmin,options.BaseModelAdmin}':
      'django.contrib.admin.ModelAdmin',
    'django.core.management.base.{NoArgsCommand,LabelCommand,AppCommand}':
      'django.core.management.base.BaseCommand',
    'django.core.management.{BaseCommand,CommandError}': 'django.core.management.base.BaseCommand',
  },
  types: { 'django.views.View().request': 'django.http.HttpRequest()' },
  sources: [
    {
      path: 'django.http.HttpRequest()',
      origin: 'remote',
      note: 'the HTTP request',
      members: DJANGO_REQUEST,
    },
    { path: 'django.http.HttpRequest().session', origin: 'store', note: "the visitor's session" },
    { path: 'django.http.HttpRequest().user', origin: 'store', note: "the visitor's account" },
    {
      path: 'django.http.HttpRequest().get_signed_cookie()',
      origin: 'authenticated',
      note: 'a signed cookie',
    },
    {
      path: 'django.apps.apps.{get_app_config,get_app_configs,get_containing_app_config,get_model,get_models}()',
      origin: 'constant',
      note: 'an installed application',
    },
    {
      path: 'django.http.HttpRequest().{resolver_match,urlconf,is_secure}',
      origin: 'constant',
      note: 'what the server makes of the request',
    },
    { path: 'django.views.View().{args,kwargs}', origin: 'remote', note: 'captured from the URL' },
    {
      path: 'django.forms.{Form(),formset_factory()(),modelformset_factory()()}.{cleaned_data,data,files}',
      origin: 'remote',
      note: 'what was entered into a form',
    },
    {
      path: 'django.forms.{Form(),formset_factory()(),modelformset_factory()()}.{cleaned_data[],cleaned_data.get(),cleaned_data.pop()}',
      origin: 'remote',
      note: 'what was entered into a form',
      members: PLAIN,
    },
    { path: 'django.forms.Form().clean()', origin: 'remote', note: 'what was entered into a form' },
    { path: 'django.conf.settings', origin: 'local', note: 'the settings' },
    {
      path: 'django.core.files.storage.{default_storage.open,FileSystemStorage().open}()',
      origin: 'file',
      note: 'a stored file',
      chosenBy: '0:name',
    },
    { path: 'django.core.files.uploadedfile.UploadedFile()', origin: 'remote', note: 'an uploaded file' },
  ],
  propagators: [
    {
      call: 'django.utils.encoding.{force_bytes,force_str,force_text,smart_bytes,smart_str,smart_text}',
      from: '0:s',
    },
    { call: 'django.http.QueryDict', from: '0:query_string' },
  ],
  entries: [
    {
      kind: 'http',
      call: 'django.{urls.path,urls.re_path,conf.urls.url}',
      argument: '1:view',
      parameters: VIEW,
      name: '0:route',
    },
    {
      kind: 'http',
      call: 'django.conf.urls.url',
      argument: '1:view',
      dotted: true,
      parameters: VIEW,
      name: '0:regex',
    },
    {
      kind: 'http',
      call: 'django.conf.urls.patterns',
      argument: '*[1]',
      dotted: { prefix: '0:prefix' },
      parameters: VIEW,
    },
    {
      kind: 'http',
      base: 'django.views.View',
      methods: [...VERB_METHODS, 'trace', 'dispatch', 'setup', 'http_method_not_allowed'],
      parameters: VIEW,
    },
    {
      kind: 'http',
      base: 'django.views.View',
      methods: ['form_valid', 'form_invalid'],
      parameters: { '0': { type: 'django.forms.Form()' } },
    },
    {
      kind: 'http',
      base: 'django.contrib.admin.ModelAdmin',
      methods: ['*'],
      parameters: { request: REQUEST },
    },
    {
      kind: 'http',
      base: 'django.utils.deprecation.MiddlewareMixin',
      methods: ['process_request', 'process_response', 'process_exception', 'process_template_response'],
      parameters: { '0': REQUEST },
    },
    {
      kind: 'http',
      base: 'django.utils.deprecation.MiddlewareMixin',
      methods: ['process_view'],
      parameters: { '0': REQUEST, '2': REMOTE, '3': REMOTE },
    },
    {
      kind: 'http',
      base: 'django.forms.*Field',
      methods: ['clean', 'to_python', 'validate', 'run_validators'],
      parameters: { '0': REMOTE },
    },
    {
      kind: 'http',
      base: 'django.forms.*Input',
      methods: ['value_from_datadict'],
      parameters: { '0': REMOTE, '1': REMOTE },
    },
    {
      kind: 'http',
      base: 'django.forms.*Widget',
      methods: ['value_from_datadict'],
      parameters: { '0': REMOTE, '1': REMOTE },
    },
    {
      kind: 'http',
      signature: { parameters: ['request'], imports: ['django'] },
      parameters: { request: REQUEST },
    },
    {
      // Middleware since 1.10 is any class that is called with the request; those of HTTP clients look the same.
      kind: 'http',
      signature: { parameters: ['request'], names: ['__call__'], imports: ['django', 'get_response'] },
      parameters: { request: REQUEST },
    },
    {
      kind: 'command',
      base: 'django.core.management.base.BaseCommand',
      methods: ['handle', 'handle_label', 'handle_noargs'],
      parameters: ALL_LOCAL,
    },
  ],
  sinks: [
    {
      call: 'django.http.{HttpResponse,HttpResponseBadRequest,HttpResponseNotFound,HttpResponseForbidden,HttpResponseServerError}',
      rule: 'injection/markup',
      data: '0:content',
      form: 'text',
      when: [
        { argument: '1:content_type', absent: true, and: { argument: 'mimetype', absent: true } },
        { argument: '1:content_type', matches: 'text/html.*' },
      ],
    },
    {
      call: 'django.http.HttpResponse().write',
      rule: 'injection/markup',
      data: '0:content',
      form: 'text',
      when: [
        { argument: '()1:content_type', absent: true },
        { argument: '()1:content_type', matches: 'text/html.*' },
      ],
    },
    {
      call: 'django.http.HttpResponse().content',
      assigned: true,
      rule: 'injection/markup',
      data: '0',
      form: 'text',
      when: [
        { argument: '()1:content_type', absent: true },
        { argument: '()1:content_type', matches: 'text/html.*' },
      ],
    },
    {
      call: 'django.http.{HttpResponse(),HttpResponse().headers}',
      assigned: ['location'],
      rule: 'injection/redirect',
      data: '0',
      form: 'data',
    },
    { call: 'django.shortcuts.redirect', rule: 'injection/redirect', data: '0:to', form: 'data' },
    {
      call: 'django.http.{HttpResponseRedirect,HttpResponsePermanentRedirect}',
      rule: 'injection/redirect',
      data: '0:redirect_to',
      form: 'data',
    },
  ],
  sanitizers: [
    { call: 'django.http.HttpRequest().method', data: 'self', rules: VERB_SPARES },
    {
      call: 'django.utils.http.{url_has_allowed_host_and_scheme,is_safe_url}',
      data: '0:url',
      rules: ['injection/redirect', 'injection/url'],
      tells: true,
    },
    {
      call: 'django.http.HttpRequest().{path,path_info,get_full_path,get_full_path_info,get_raw_uri,build_absolute_uri,get_host}',
      data: 'self',
      rules: ['injection/redirect', 'injection/url'],
    },
    {
      call: 'django.http.HttpRequest().{FILES[].name,FILES.get().name}',
      data: 'self',
      rules: ['injection/path'],
    },
    {
      call: 'django.http.HttpRequest().{get_full_path,build_absolute_uri,GET.urlencode,POST.urlencode}',
      data: 'self',
      rules: ['injection/markup'],
    },
    { call: 'django.utils._os.safe_join', data: '*', rules: ['injection/path'] },
    { call: 'django.utils.text.{get_valid_filename,slugify}', data: '0', rules: ['injection/path'] },
  ],
};
