import { DJANGO_REQUEST, PLAIN, VERB_METHODS, VERB_SPARES } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const REQUEST = { type: 'rest_framework.request.Request()' } as const;
const REMOTE = { origin: 'remote' } as const;
const VIEW = { '0': REQUEST, '*': REMOTE } as const;

const GENERIC =
  'GenericAPIView,CreateAPIView,ListAPIView,RetrieveAPIView,DestroyAPIView,UpdateAPIView,ListCreateAPIView,RetrieveUpdateAPIView,RetrieveDestroyAPIView,RetrieveUpdateDestroyAPIView';

/** rest_framework/views.py, viewsets.py, mixins.py, decorators.py, serializers.py, parsers.py, fields.py. */
export const model: Model = {
  library: 'Django REST framework',
  modules: ['rest_framework'],
  aliases: {
    [`rest_framework.generics.{${GENERIC}}`]: 'rest_framework.views.APIView',
    'rest_framework.viewsets.{ViewSet,GenericViewSet,ModelViewSet,ReadOnlyModelViewSet,ViewSetMixin}':
      'rest_framework.views.APIView',
    'rest_framework.mixins.{CreateModelMixin,ListModelMixin,RetrieveModelMixin,UpdateModelMixin,DestroyModelMixin}':
      'rest_framework.views.APIView',
    'rest_framework.serializers.{BaseSerializer,ModelSerializer,HyperlinkedModelSerializer,ListSerializer}':
      'rest_framework.serializers.Serializer',
    'rest_framework.decorators.{detail_route,list_route}': 'rest_framework.decorators.action',
  },
  types: {
    'rest_framework.views.APIView().request': 'rest_framework.request.Request()',
    'rest_framework.views.APIView().get_serializer()': 'rest_framework.serializers.Serializer()',
  },
  sources: [
    {
      path: 'rest_framework.request.Request()',
      origin: 'remote',
      note: 'the HTTP request',
      members: DJANGO_REQUEST,
    },
    { path: 'rest_framework.request.Request().session', origin: 'store', note: "the visitor's session" },
    { path: 'rest_framework.request.Request().user', origin: 'store', note: "the visitor's account" },
    { path: 'rest_framework.views.APIView().{args,kwargs}', origin: 'remote', note: 'captured from the URL' },
    {
      path: 'rest_framework.serializers.Serializer().{validated_data,initial_data,data}',
      origin: 'remote',
      note: 'what was sent to a serializer',
    },
    {
      path: 'rest_framework.serializers.Serializer().{validated_data[],validated_data.get(),validated_data.pop()}',
      origin: 'remote',
      note: 'what was sent to a serializer',
      members: PLAIN,
    },
  ],
  entries: [
    { kind: 'http', decorator: 'rest_framework.decorators.api_view()', parameters: VIEW },
    { kind: 'http', decorator: 'rest_framework.decorators.action()', parameters: VIEW },
    {
      kind: 'http',
      base: 'rest_framework.views.APIView',
      methods: [
        ...VERB_METHODS,
        ...['initial', 'dispatch', 'list', 'create', 'retrieve', 'update', 'partial_update', 'destroy'],
      ],
      parameters: VIEW,
    },
    {
      kind: 'http',
      base: 'rest_framework.views.APIView',
      methods: ['perform_create', 'perform_update'],
      parameters: { '0': { type: 'rest_framework.serializers.Serializer()' } },
    },
    {
      kind: 'http',
      base: 'rest_framework.serializers.Serializer',
      methods: ['validate', 'validate_*', 'create', 'to_internal_value', 'run_validation'],
      parameters: { '0': REMOTE },
    },
    {
      kind: 'http',
      base: 'rest_framework.serializers.Serializer',
      methods: ['update'],
      parameters: { '1': REMOTE },
    },
    {
      kind: 'http',
      base: 'rest_framework.filters.{BaseFilterBackend,SearchFilter,OrderingFilter}',
      methods: ['filter_queryset'],
      parameters: { '0': REQUEST, '1': { type: 'django.db.models.Manager()' } },
    },
    {
      kind: 'http',
      base: 'rest_framework.*.*Field',
      methods: ['to_internal_value', 'run_validation'],
      parameters: { '0': REMOTE },
    },
    {
      kind: 'http',
      base: 'rest_framework.parsers.*Parser',
      methods: ['parse'],
      parameters: { '0': REMOTE },
    },
    {
      kind: 'http',
      base: 'rest_framework.authentication.*Authentication',
      methods: ['authenticate'],
      parameters: { '0': REQUEST },
    },
    {
      kind: 'http',
      base: 'rest_framework.authentication.*Authentication',
      methods: ['authenticate_credentials'],
      parameters: { '*': REMOTE },
    },
    {
      kind: 'http',
      signature: { parameters: ['request'], imports: ['rest_framework'] },
      parameters: { request: REQUEST },
    },
  ],
  sanitizers: [
    {
      call: 'rest_framework.request.Request().{path,path_info,get_full_path,build_absolute_uri,get_host}',
      data: 'self',
      rules: ['injection/redirect', 'injection/url'],
    },
    { call: 'rest_framework.request.Request().method', data: 'self', rules: VERB_SPARES },
  ],
};
