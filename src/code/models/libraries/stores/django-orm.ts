import type { Model } from '../../vocabulary.ts';

const ROW = 'a field of a database record';
const FIELDS =
  'BinaryField,TextField,CharField,JSONField,FileField,ImageField,FilePathField,URLField,EmailField,SlugField,IntegerField,BigIntegerField,FloatField,DecimalField,BooleanField,DateField,DateTimeField,TimeField,DurationField,UUIDField,GenericIPAddressField,ForeignKey,OneToOneField,ManyToManyField';

/** django/db/models/base.py, manager.py, query.py, fields; django/db/utils.py; core/cache; picklefield/fields.py. */
export const model: Model = {
  library: 'Django models and caches',
  modules: ['django', 'picklefield', 'jsonfield'],
  aliases: {
    'django.db.models.{base.Model}': 'django.db.models.Model',
    'django.db.models.{manager.Manager,manager.BaseManager,query.QuerySet,QuerySet}':
      'django.db.models.Manager',
  },
  types: {
    'django.db.models.Model.{objects,_default_manager,_base_manager}': 'django.db.models.Manager()',
    'django.contrib.{auth.models.User,auth.models.Group,auth.models.Permission,auth.get_user_model(),sessions.models.Session,contenttypes.models.ContentType,sites.models.Site,admin.models.LogEntry}.objects':
      'django.db.models.Manager()',
    'django.db.models.Manager.as_manager()': 'django.db.models.Manager()',
    'django.db.models.Manager.from_queryset()': 'django.db.models.Manager',
    'django.db.models.Manager().{all,filter,exclude,annotate,order_by,distinct,using,select_related,prefetch_related,defer,only,extra}()':
      'django.db.models.Manager()',
    'django.core.cache.{caches[],get_cache(),cache.client}': 'django.core.cache.cache',
    'django.db.connections[]': 'django.db.connection',
    'django.views.View().get_queryset()': 'django.db.models.Manager()',
  },
  sources: [
    { path: 'django.db.models.Manager()', origin: 'store', note: ROW },
    { path: 'django.db.models.Model().*', origin: 'store', note: ROW },
    { path: `django.db.models.{${FIELDS}}()`, origin: 'store', note: ROW },
    {
      path: '{picklefield.PickledObjectField,picklefield.fields.PickledObjectField,jsonfield.JSONField}()',
      origin: 'store',
      note: ROW,
    },
    {
      path: 'django.shortcuts.{get_object_or_404,get_list_or_404,aget_object_or_404,aget_list_or_404}()',
      origin: 'store',
      note: ROW,
    },
    {
      path: 'django.db.connection.cursor().{fetchone,fetchmany,fetchall}()',
      origin: 'store',
      note: 'a value in a database',
    },
    {
      path: 'django.core.cache.cache.{get,get_many,get_or_set,aget,aget_many}()',
      origin: 'store',
      note: 'a value in the cache',
    },
    {
      path: 'django.contrib.sessions.backends.*.SessionStore()',
      origin: 'store',
      note: "a visitor's session",
    },
    {
      path: 'django.contrib.sessions.models.Session().{session_data,get_decoded()}',
      origin: 'store',
      note: "a visitor's session",
    },
  ],
  entries: [
    {
      kind: 'store',
      decorator: 'django.dispatch.receiver()',
      parameters: { instance: { origin: 'store' } },
    },
    {
      kind: 'store',
      base: 'django.db.models.*Field',
      methods: ['from_db_value', 'to_python'],
      parameters: { '0': { origin: 'store' } },
    },
    {
      kind: 'store',
      base: 'django.contrib.sessions.backends.*.Session*',
      methods: ['decode'],
      parameters: { '0': { origin: 'store' } },
    },
  ],
  sinks: [
    {
      call: 'django.db.connection.cursor().{execute,executemany}',
      rule: 'injection/sql',
      data: '0',
      form: 'data',
    },
    { call: 'django.db.models.Manager().raw', rule: 'injection/sql', data: '0:raw_query', form: 'data' },
    {
      call: 'django.db.models.Manager().extra',
      rule: 'injection/sql',
      data: ['0:select', '1:where', '3:tables', '4:order_by'],
      form: 'data',
    },
    { call: 'django.db.models.expressions.RawSQL', rule: 'injection/sql', data: '0:sql', form: 'data' },
  ],
};
