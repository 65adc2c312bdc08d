/**
 * Under which names packages can be imported, by the metadata of one release each: RECORD of a wheel or an
 * installation, else top_level.txt of a source archive. Written by `scripts/import-names.ts`; 437 packages.
 */
export const KNOWN_NAMES = `
accelerate 1.15.0: accelerate
aim 3.29.1: aim
aiocache 0.12.3: aiocache
aiohttp 3.9.2: aiohttp
aiohttp-session 2.12.1: aiohttp_session
aiokafka 0.14.0: aiokafka
ajenti-panel 2.2.18: aj
alembic 1.20.1: alembic
annotated-types 0.7.0: annotated_types
ansible-core 2.21.5: ansible ansible_test
antlr4-python3-runtime 4.13.2: antlr4
anyio 4.16.0: anyio
apache-airflow 1.10.10: airflow
apache-superset 6.1.0: superset
apscheduler 3.11.3: apscheduler
asteval 1.0.10: asteval
astropy 8.0.2: astropy
asttokens 3.0.1: asttokens
asyncpg 0.32.0: asyncpg
asyncssh 2.14.1: asyncssh
attrs 26.1.0: attr attrs
authlib 1.3.1: authlib
aws-sam-translator 1.110.0: samtranslator
aws-xray-sdk 2.15.0: aws_xray_sdk
awscli 1.45.11: awscli
azure-identity 1.27.0: azure.identity
babel 2.9.1: babel
backcall 0.2.0: backcall
bandit 1.9.4: bandit
beaker 1.14.1: beaker
beautifulsoup4 4.15.0: bs4
black 26.10.1: _black_version black blackd blib2to3
bleach 3.3.0: bleach
blinker 1.9.0: blinker
blosc2 4.14.1: blosc2
boto3 1.43.11: boto3
botocore 1.43.11: botocore
bottle 0.12.20: bottle
buildbot 4.3.0: buildbot
cachetools 8.0.1: cachetools
cairosvg 2.7.0: cairosvg
calibreweb 0.6.27: calibreweb
cassandra-driver 3.30.1: cassandra
celery 5.2.2: celery
certifi 2026.5.20: certifi
cffi 2.0.0: _cffi_backend cffi
cfn-lint 1.51.0: cfnlint
chalice 1.34.0: chalice
chameleon 4.6.0: chameleon
changedetection-io 0.60.10: changedetectionio
channels 4.3.2: channels
charset-normalizer 3.4.7: charset_normalizer
cherrypy 18.10.0: cherrypy
ckan 2.12.0: ckan ckanext
click 8.4.0: click
cloudpickle 2.1.0: cloudpickle
colorama 0.4.6: colorama
compress-pickle 2.1.0: compress_pickle
confluent-kafka 2.16.1: confluent_kafka
contourpy 1.3.3: contourpy
cookiecutter 2.1.1: cookiecutter
cryptography 48.0.0: cryptography
cupy 13.4.0: cupy cupy_backends cupyx
cvxopt 1.2.7: cvxopt
cycler 0.12.1: cycler
dask 2026.8.0: dask
datasets 5.2.0: datasets
datasette 0.65.5: datasette
dateparser 1.5.0: dateparser dateparser_cli dateparser_data dateparser_scripts
decorator 5.2.1: decorator
deepcut 0.7.0.0: deepcut
devpi-server 6.20.3: devpi_server pytest_devpi_server test_devpi_server
diffusers 0.42.1: diffusers
dill 0.4.1: dill
discord-py 2.7.1: discord
diskcache 5.6.3: diskcache
distributed 2026.8.0: distributed
django 5.1.1: django
django-cors-headers 4.9.0: corsheaders
django-debug-toolbar 8.0.0: debug_toolbar
django-environ 0.14.0: environ
django-extensions 4.1: django_extensions
django-filter 26.2: django_filters
django-picklefield 3.4.0: picklefield
django-redis 7.0.0: django_redis
djangorestframework 3.11.2: rest_framework
djangorestframework-simplejwt 5.5.1: rest_framework_simplejwt
dnspython 2.9.2: dns
docker 7.1.0: docker
docopt 0.6.2: docopt
docutils 0.19: docutils
dogpile-cache 1.5.0: dogpile
dramatiq 2.2.1: dramatiq
dspy 3.4.1: dspy
dtale 3.9.0: dtale
dulwich 0.9.9: dulwich
ecdsa 0.13.3: ecdsa
elasticsearch 9.5.1: elasticsearch
email-validator 2.4.0: email_validator
esphome 2026.10.0: esphome
etcd3 0.12.0: etcd3
evaluate 0.4.6: evaluate
eventlet 0.31.0: eventlet
executing 2.2.1: executing
factory-boy 3.3.3: factory
faker 40.54.0: faker
falcon 4.4.0: falcon
fastai 2.8.12: fastai
fastapi 0.165.0: fastapi
feedparser 5.1.2: feedparser
fire 0.7.1: fire
flair 0.15.1: flair
flask 3.1.3: flask
flask-appbuilder 4.3.2: flask_appbuilder
flask-cors 6.0.2: flask_cors
flask-login 0.6.3: flask_login
flask-migrate 4.1.0: flask_migrate
flask-restful 0.3.10: flask_restful
flask-restx 1.3.2: flask_restx
flask-socketio 5.7.0: flask_socketio
flask-sqlalchemy 3.1.1: flask_sqlalchemy
flask-wtf 1.3.0: flask_wtf
flower 2.2.0: flower
fonttools 4.68.0: fontTools
freezegun 1.5.5: freezegun
functions-framework 3.10.2: functions_framework
future 0.18.3: future libfuturize libpasteurize past
g2p-en 2.1.0: g2p_en
genshi 0.7.12: genshi
gensim 3.8.3: gensim
gerapy 0.9.7: gerapy
gguf 0.19.0: gguf
gitpython 3.2.1: git
glances 4.5.8: glances
google-api-core 2.44.0: google.api_core
google-auth 2.62.2: google.auth google.oauth2
gpg 2.0.0: gpg
graphene 3.4.3: graphene
graphite-web 1.1.10: graphite
graphql-core 3.2.8: graphql
gunicorn 27.0.1: gunicorn
h11 0.16.0: h11
h2 4.4.1: h2
h5py 3.16.0: h5py
hickle 5.0.3: hickle
hmmlearn 0.3.3: hmmlearn
homeassistant 2026.11.0: homeassistant
hpack 4.2.0: hpack
html5lib 0.999999999: html5lib
httpcore 1.0.9: httpcore
httpie 3.1.0: httpie
httplib2 0.19.0: httplib2
httpx 0.28.1: httpx
huey 3.5.4: huey
huggingface-hub 2.4.0: huggingface_hub
hydra-core 1.3.8: hydra
hyperframe 6.1.0: hyperframe
idna 3.13: idna
imbalanced-learn 0.14.2: imblearn
importlib-metadata 10.2.0: importlib_metadata
importlib-resources 7.1.0: importlib_resources
iniconfig 2.3.1: iniconfig
ipython 8.12.3: IPython
itsdangerous 2.2.0: itsdangerous
jedi 0.20.0: jedi
jinja2 3.1.6: jinja2
jmespath 1.1.0: jmespath
joblib 1.6.0: joblib
joserfc 1.6.5: joserfc
jsonpatch 1.33: jsonpatch
jsonpath-ng 1.8.0: jsonpath_ng
jsonpickle 1.4.2: jsonpickle
jsonpointer 3.1.1: jsonpointer
jsonschema 4.26.0: jsonschema
jsonschema-path 0.5.0: jsonschema_path
jsonschema-specifications 2025.9.1: jsonschema_specifications
jupyter-server 2.7.2: jupyter_server
jupyterlab 3.1.4: jupyterlab
jwcrypto 0.4.0: jwcrypto
kafka-python 3.0.12: kafka
kallithea 0.7.0: kallithea
kedro 1.7.0: kedro
keras 3.15.1: keras
keyring 0.9.3: keyring
kiwisolver 1.5.1: kiwisolver
klepto 0.2.8: klepto
koji 1.19.0: koji koji_cli koji_cli_plugins.runroot koji_cli_plugins.save_failed_tree
kombu 5.7.0: kombu
konlpy 0.6.0: konlpy
label-studio 1.4: label_studio
langchain 0.1.11: langchain
lazy-object-proxy 1.12.0: lazy_object_proxy
levenshtein 0.27.5: Levenshtein
libcst 1.0.1: libcst
librosa 1.0.0: librosa
lightfm 1.17: lightfm
lightning 2.6.6: lightning
lightning-bolts 0.7.0: pl_bolts
llama-index 0.9.35: llama_index
lmdb 3.0.0: cpython lmdb
lpips 0.1.4: lpips
luigi 2.8.0: luigi
lxml 6.1.3: lxml
lz4 4.4.5: lz4
mako 1.2.2: mako
markdown 3.11.3: markdown
markdown-it-py 4.3.0: markdown_it
markdown2 2.4.0: markdown2
markupsafe 3.0.3: markupsafe
matplotlib 3.11.2: matplotlib mpl_toolkits.axes_grid1 mpl_toolkits.axisartist mpl_toolkits.mplot3d pylab
matplotlib-inline 0.2.2: matplotlib_inline
mayan-edms 4.12.2: mayan
mdurl 0.1.2: mdurl
mercurial 4.9: hgdemandimport hgext hgext3rd mercurial
mindsdb 24.7.4.0: mindsdb
minio 7.2.20: minio
mistune 3.4.0: mistune
mitmproxy 12.3.1: mitmproxy
ml-dtypes 0.6.0: ml_dtypes
mlflow 3.18.0: mlflow
mlxtend 0.25.0: mlxtend
mongoengine 0.29.3: mongoengine
more-itertools 11.2.1: more_itertools
moto 5.2.1: moto
mpi4py 4.1.2: mpi4py
mpmath 1.3.0: mpmath
msal 1.39.0: msal
msgpack 1.2.4: msgpack
mtcnn 1.0.0: mtcnn
mypy 2.4.1: mypy mypyc
mypy-extensions 1.1.0: mypy_extensions
mysql-connector-python 26.10.0: _mysql_connector mysql
mysqlclient 2.3.1: MySQLdb
nameko 2.14.1: nameko
narwhals 2.29.0: narwhals
ndindex 1.10.1: ndindex
networkx 3.6.1: networkx
nltk 3.6.6: nltk
notebook 6.4.9: notebook
numexpr 2.14.2: numexpr
numpy 2.5.5: numpy
oauthlib 3.2.1: oauthlib
octoprint 1.8.0: octoprint octoprint_client octoprint_setuptools
omegaconf 2.4.0: omegaconf
onnx 1.23.2: onnx
openapi-schema-validator 0.9.0: openapi_schema_validator
openapi-spec-validator 0.9.0: openapi_spec_validator
openpyxl 2.4.1: openpyxl
opentelemetry-api 1.45.2: opentelemetry._logs opentelemetry.attributes opentelemetry.baggage opentelemetry.context opentelemetry.environment_variables opentelemetry.metrics opentelemetry.propagate opentelemetry.propagators._envcarrier opentelemetry.propagators.composite opentelemetry.propagators.textmap opentelemetry.trace opentelemetry.util._decorator opentelemetry.util._importlib_metadata opentelemetry.util._once opentelemetry.util._providers opentelemetry.util.re opentelemetry.util.types opentelemetry.version
oracledb 26.1.0: oracledb
orjson 3.8.3: orjson
outcome 1.3.0.post0: outcome
packaging 26.3: packaging
pandas 3.1.1: pandas
paramiko 2.3.2: paramiko
parsl 2026.10.26: parsl
parso 0.8.7: parso
pathable 0.6.0: pathable
peewee 4.5.3: peewee playhouse pwiz
pendulum 3.3.0: pendulum
pexpect 4.8.0: pexpect
picklescan 1.0.5: picklescan
pickleshare 0.7.5: pickleshare
pika 1.4.4: pika
pillow 13.0.0: PIL
pip 23.2.1: pip
pipenv 2026.10.3: docker news pipenv
pluggy 1.7.0: pluggy
plyvel 1.5.1: plyvel
poetry 1.1.9: poetry
pony 0.7.20: pony
pretix 2026.8.0: pretix
prettytable 3.18.0: prettytable
prometheus-client 0.26.0: prometheus_client
prompt-toolkit 3.0.52: prompt_toolkit
protobuf 7.36.2: google._upb._message google.protobuf
psutil 7.2.2: psutil
psycopg 3.3.9: psycopg
psycopg2 2.9.13: psycopg2
psycopg2-binary 2.9.13: psycopg2
ptyprocess 0.7.0: ptyprocess
pulsar-client 3.13.0: _pulsar pulsar
pure-eval 0.2.3: pure_eval
py 1.9.0: py
py-cpuinfo 9.0.0: cpuinfo
py-partiql-parser 0.6.3: py_partiql_parser
pyarrow 8.0.0: __dummy__ pyarrow
pyasn1 0.6.3: pyasn1
pyasn1-modules 0.4.2: pyasn1_modules
pycaret 3.3.2: pycaret
pycparser 3.0: pycparser
pycryptodome 3.6.6: Crypto
pycryptodomex 3.24.2: Cryptodome
pycurl 7.49.0: curl pycurl
pydantic 2.13.4: pydantic
pydantic-core 2.46.4: pydantic_core
pydantic-settings 2.14.1: pydantic_settings
pygithub 2.10.0: github
pygments 2.20.0: pygments
pyjwt 2.4.0: jwt
pymemcache 4.0.0: pymemcache
pymongo 2.5.2: bson gridfs pymongo
pymorphy2 0.9.1: pymorphy2
pymysql 1.2.4: pymysql
pynacl 1.6.2: _sodium nacl
pyopenssl 26.4.0: OpenSSL
pyparsing 3.3.2: pyparsing
pypdf2 1.27.5: PyPDF2
pypickle 2.0.2: pypickle
pyramid 2.1: pyramid
pyreadr 0.5.8: pyreadr
pyro-ppl 1.9.2: pyro
pyro4 4.82: Pyro4
pyro5 5.17: Pyro5
pysaml2 6.5.0: saml2
pyserial 3.5: serial
pysocks 1.7.1: socks sockshandler
pytest 9.2.0: _pytest py pytest
pytest-asyncio 1.5.0: pytest_asyncio
pytest-cov 7.1.0: pytest_cov
pytest-django 4.14.0: pytest_django
pytest-mock 3.17.0: pytest_mock
python-consul 1.1.0: consul
python-dateutil 2.9.0.post0: dateutil
python-docx 1.2.0: docx
python-dotenv 1.2.2: dotenv
python-gnupg 0.4.4: gnupg
python-jose 1.3.2: jose
python-json-logger 4.2.0: pythonjsonlogger
python-magic 0.4.27: magic
python-memcached 1.62: memcache
python-multipart 0.0.34: multipart python_multipart
python-slugify 9.2.0: slugify
python-socketio 5.18.1: socketio
pytorch-lightning 2.5.5: lightning_fabric pytorch_lightning
pytz 2026.6: pytz
pywb 2.6.0: pywb
pyyaml 6.0.3: _yaml yaml
pyzmq 27.3.0: zmq
radicale 3.9.0: radicale
rdata 1.1.0: rdata
rdiffweb 2.4.0: rdiffweb
redis 8.1.0: redis
referencing 0.37.0: referencing
regex 2026.5.9: regex
reportlab 3.5.55: reportlab
requests 2.34.2: requests
resemblyzer 0.1.4: resemblyzer
responses 0.26.0: responses
rfc3339-validator 0.1.4: rfc3339_validator
rich 15.0.0: rich
roundup 2.6.0: roundup
rpds-py 0.30.0: rpds
rsa 4.7.2: rsa
ruff 0.17.6: ruff
s3fs 2026.9.0: s3fs
s3transfer 0.17.0: s3transfer
safetensors 0.8.0: safetensors
salt 3008.5: salt
sanic 0.5.1: sanic
sarif-tools 3.0.5: sarif
scikit-learn 1.9.1: sklearn
scikit-surprise 1.1.5: surprise
scipy 1.18.1: scipy
scrapy 2.6.1: scrapy
sentence-transformers 6.2.0: sentence_transformers
sentry-sdk 2.75.0: sentry_sdk
setuptools 65.5.0: _distutils_hack pkg_resources setuptools
shap 0.54.1: shap
simplejson 4.3.0: simplejson
six 1.17.0: six
skl2onnx 1.20.0: skl2onnx
skops 0.16.0: skops
slack-bolt 1.30.0: slack_bolt
slack-sdk 3.47.0: slack slack_sdk
sniffio 1.3.1: sniffio
snownlp 0.12.3: snownlp
sortedcontainers 2.4.0: sortedcontainers
sphinx 9.0.4: sphinx
sqlalchemy 2.1.9: sqlalchemy
sqlfluff 2.1.2: sqlfluff
sqlparse 0.4.4: sqlparse
srsly 2.5.6: srsly
stable-baselines3 2.9.2: stable_baselines3
stack-data 0.6.3: stack_data
starlette 1.10.0: starlette
streamlit 1.67.0: streamlit
suds 0.4: suds
sympy 1.14.0: isympy sympy
tables 3.11.1: tables
tendenci 12.0.10: tendenci
tf2onnx 1.17.0: tf2onnx tutorials
threadpoolctl 3.8.0: threadpoolctl
toml 0.10.2: toml
tomli 2.5.0: c787785866c7b801238d__mypyc tomli
torch 2.8.0: functorch torch torchgen
torchcrepe 0.0.24: torchcrepe
torchmetrics 1.9.0: torchmetrics
torchvision 0.23.0: torchvision
tornado 6.3.2: tornado
tqdm 4.70.1: tqdm
trac 0.11.4: trac
traitlets 5.15.0: traitlets
transformers 4.57.0: transformers
trio 0.22.2: trio
trytond 5.0.6: trytond
twisted 22.4.0: twisted
typer 0.29.2: typer
typing-extensions 4.15.0: typing_extensions
typing-inspect 0.9.0: typing_inspect
typing-inspection 0.4.2: typing_inspection
tzdata 2026.6: tzdata
ujson 6.1.0: ujson
ultralytics 8.4.190: ultralytics
unidecode 1.4.0: unidecode
urllib3 2.7.0: urllib3
uvicorn 0.54.0: uvicorn
virtualenv 1.5: virtualenv virtualenv_support
wagtail 6.1.3: wagtail
waitress 2.1.2: waitress
wcwidth 0.7.0: wcwidth
web-py 0.76: web
web2py 2.1.1: gluon
weblate 2026.10.1: weblate
webob 1.8.11: webob
websockets 9.1: websockets
werkzeug 3.1.8: werkzeug
wheel 0.38.1: wheel
whoogle-search 0.8.3: app
wrapt 2.1.2: wrapt
wsgidav 4.4.0: wsgidav
xarray 2026.9.0: xarray
xmltodict 1.0.4: xmltodict
zipp 4.1.2: zipp
zodb 6.4: ZODB
zstandard 0.25.0: zstandard
zulip 0.9.1: integrations zulip
`;
