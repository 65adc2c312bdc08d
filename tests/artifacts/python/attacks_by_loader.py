"""
Files by somebody who has read our source, as {name: base64}: packings with something harmless in front, archives that are known by
name only, numpy's ways to say that there are objects, settings of many libraries that have a name called, data that Lightning
carries out, and words that Babel makes Python of. attacks.test.ts says what must be said of each. Made here, never loaded.
"""
import base64
import bz2
import gzip
import io
import json
import lzma
import pickle
import struct
import sys
import tarfile
import zipfile
import zlib

from attacks import (EVIL, EVIL2, NONE, built, call, items, keyed, listed, name, new, number, saved, text)

files = {}


def tar(*members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for path, data in members:
            info = tarfile.TarInfo(path)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zipp(*members, method=0):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for path, data in members:
            archive.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), data, method)
    return out.getvalue()


def zstd(data):
    """A frame with one block as it is."""
    return b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(data)) + struct.pack("<I", len(data) << 3 | 1)[:3] + data


def gzipped(data):
    return gzip.compress(data, mtime=0)


SAFE=pickle.dumps({'a':1},4)
# compression corners
files['empty member first.pkl.gz']=gzipped(b'')+gzipped(EVIL)
files['empty stream first.pkl.bz2']=bz2.compress(b'')+bz2.compress(EVIL)
files['empty stream first.pkl.xz']=lzma.compress(b'')+lzma.compress(EVIL)
files['padding between streams.pkl.xz']=lzma.compress(b'')+b'\0'*8+lzma.compress(EVIL)
g=gzipped(EVIL); files['extra fields.pkl.gz']=g[:3]+b'\x1f'+g[4:10]+struct.pack('<H',4)+b'abcd'+b'name\0'+b'comment\0'+b'\0\0'+g[10:]
files['split over members.pkl.gz']=gzipped(EVIL[:7])+gzipped(EVIL[7:])
files['split over streams.pkl.bz2']=bz2.compress(EVIL[:7])+bz2.compress(EVIL[7:])
files['second member evil.pkl.gz']=gzipped(SAFE)+gzipped(EVIL)
PACKED = zstd(EVIL)
files['skippable frame first.pkl.zst']=struct.pack('<II',0x184D2A50,4)+b'abcd'+PACKED
files['two frames.pkl.zst']=zstd(SAFE)+PACKED
files['split over frames.pkl.zst']=zstd(EVIL[:7])+zstd(EVIL[7:])
def lz4frame(d):
    # magic, FLG=0x60 (v1, independent), BD=0x40, HC byte computed by xxh32 is not checked here
    return bytes.fromhex('04224d186040')+b'\x82'+struct.pack('<I',len(d)|0x80000000)+d+struct.pack('<I',0)
files['skippable frame first.pkl.lz4']=struct.pack('<II',0x184D2A51,4)+b'abcd'+lz4frame(EVIL)
def lz4legacy(d):
    lit=bytes([min(len(d),15)<<4])
    n=len(d)-15
    if n>=0:
        while n>=255: lit+=b'\xff'; n-=255
        lit+=bytes([n])
    blk=lit+d
    return struct.pack('<II',0x184C2102,len(blk))+blk
files['old frame.pkl.lz4']=lz4legacy(EVIL)
# packings that nobody reads here: promised by name, or by mark
files['snappy framed.pkl.sz']=bytes.fromhex('ff060000')+b'sNaPpY'+b'\x01'+struct.pack('<I',len(EVIL)+4)[:3]+b'\0\0\0\0'+EVIL
files['compress.pkl.Z']=b'\x1f\x9d\x90'+EVIL
files['lzip.pkl.lz']=b'LZIP\x01\x0c'+b'\0'+EVIL
files['lzop.pkl.lzo']=b'\x89LZO\0\r\n\x1a\n'+EVIL
files['rar archive.rar']=b'Rar!\x1a\x07\x01\0'+EVIL
# containers
files['debian.deb']=b'!<arch>\n'+b'debian-binary   0           0     0     100644  4         `\n2.0\n'+b'data.tar        0           0     0     100644  %-10d`\n'%len(tar(('model.pkl',EVIL)))+tar(('model.pkl',EVIL))
files['cpio.cpio']=b'070701'+b'0'*8+b'000081a4'+b'0'*8*4+b'%08x'%len(EVIL)+b'0'*8*4+b'0000000a'+b'0'*8+b'model.pkl\0\0'+EVIL
files['zip in a tar in a gzip.tgz']=gzipped(tar(('m.zip',zipp(('model.pkl',EVIL),method=8))))
files['conda.conda']=zipp(('metadata.json',b'{}'),('pkg-x.tar.zst',zstd(tar(('lib/model.pkl',EVIL)))))
files['egg.egg']=zipp(('EGG-INFO/PKG-INFO',b'Name: x'),('x/model.pkl',EVIL))
files['bento.bento']=gzipped(tar(('bento.yaml',b'service: x'),('models/a/saved_model.pkl',EVIL)))
files['model archive.tar.xz']=lzma.compress(tar(('archive/data.pkl',EVIL2)))
files['tar of sparse name.tar']=tar(('model.pkl/',EVIL),('model.pkl',EVIL))
# numpy
def npy(header,data,version=(1,0)):
    h=header.encode(); pad=(-(len(h)+1+10+ (2 if version[0]>1 else 0)))%64; h=h+b' '*pad+b'\n'
    return b'\x93NUMPY'+bytes(version)+(struct.pack('<H',len(h)) if version[0]==1 else struct.pack('<I',len(h)))+h+data
for what,descr in {'comma':"'U4,O'",'object by its name':"'object'",'repeated':"'2O'",'in a tuple':"('O', (1,))",'in brackets':"[('a', '<i4'), ('b', ('O', (1,)))]",'joined':"'|' 'O'",'aligned dict':"{'names': ['a'], 'formats': ['O'], 'offsets': [0]}",'nested':"[('a', [('b', '|O')])]"}.items():
    files[f'objects {what}.npy']=npy("{'descr': %s, 'fortran_order': False, 'shape': (1,), }"%descr,EVIL)
files['objects of version 3.npy']=npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",EVIL,(3,0))
files['member without suffix.npz']=zipp(('arr_0',npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",EVIL)))
# settings that libraries carry out
J=lambda o: json.dumps(o).encode()
files['hparams/checkpoint.ckpt']=(lambda d: zipp(('a/data.pkl',d),('a/version',b'3\n')))(pickle.dumps({'hyper_parameters':{'_instantiator':'lightning.pytorch.cli.instantiate_module','_class_path':'subprocess.Popen','init_args':{'args':['id']}},'state_dict':{}},2))
files['allennlp/model.tar.gz']=gzipped(tar(('config.json',J({'model':{'type':'subprocess.Popen','args':['id']}})),('weights.th',b'')))
files['allennlp/config.json']=J({'model':{'type':'subprocess.Popen','args':['id']}})
files['spark/part-00000']=J({'class':'os.abort','timestamp':1,'sparkVersion':'3.5.0','uid':'x','paramMap':{},'defaultParamMap':{}})
files['airflow.json']=J({'__classname__':'subprocess.Popen','__version__':1,'__data__':{'args':['id']}})
files['kedro/catalog.yml']=b'a:\n  type: subprocess.Popen\n  args: [id]\n'
files['great expectations/great_expectations.yml']=b'datasources:\n  a:\n    class_name: Popen\n    module_name: subprocess\n    args: [id]\n'
files['lightning/config.yaml']=b'model:\n  class_path: subprocess.Popen\n  init_args:\n    args: [id]\n'
files['lightning/hparams.yaml']=b'model:\n  class_path: os.system\n'
files['jsonargparse/config.json']=J({'trainer':{'class_path':'subprocess.Popen','init_args':{'args':['id']}}})
files['mmengine/config.py.json']=J({'model':{'type':'subprocess.Popen','args':['id']}})
files['detectron lazy/config.yaml']=b'model:\n  _target_: subprocess.Popen\n  args: [id]\n'
files['flair/training.json']=J({'__cls__':'os.system'})
files['sktime/metadata.json']=J({'type':'os.system'})
files['haystack/pipeline.yaml']=b'components:\n  a:\n    type: subprocess.Popen\n    init_parameters:\n      args: [id]\n'
files['gunicorn/logging.yml']=b'version: 1\nhandlers:\n  a:\n    (): subprocess.Popen\n    args: [id]\n'
files['keras model.json']=J({'class_name':'Functional','config':{'layers':[{'class_name':'Lambda','config':{'function':['4wEAAAA=',None,None]}}]}})
files['python object.yaml']=b"a: !!python/object/new:type\n  args: ['z', !!python/tuple [], {'extend': !!python/name:exec }]\n  listitems: \"__import__('os').system('id')\"\n"
files['ruamel.yaml']=b"%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!object/apply:os.system ['id']\n"
files['verbatim tag.yaml']=b"a: !<tag:yaml.org,2002:python/object/apply:os.system> ['id']\n"
files['coco.dat']=b'\x80\x03X\x01\0\0\0a.'+EVIL
# pickles: uses of vouched names
files['product of ranges.pkl']=saved(call(name('itertools','product'),call(name('builtins','range'),number(10**11))))
files['permutations of a range.pkl']=saved(call(name('itertools','permutations'),call(name('builtins','range'),number(10**11))))
files['size of a range.pkl']=saved(call(name('torch','Size'),call(name('builtins','range'),number(10**11))))
files['tuple of an array.pkl']=saved(call(name('builtins','tuple'),call(name('numpy','ndarray'),items(number(10**9)))))
files['words of a tuple that is called.pkl']=saved(built(new(name('babel.plural','PluralRule')),items(text('one'),call(name('builtins','str'),text('x')))))
files['words twice.pkl']=saved(built(built(new(name('babel.plural','PluralRule')),b']'),listed(items(text('one'),items(text('value'),items(text('__import__("os")')))))))
files['words in bytes.pkl']=saved(built(new(name('babel.plural','PluralRule')),listed(items(text('one'),items(text('value'),items(b'C\x02os'))))))
files['words by a slot.pkl']=saved(built(new(name('babel.plural','PluralRule')),items(NONE,keyed(abstract=listed(items(text('one'),items(text('value'),items(text('__import__("os").system("id")')))))))))
files['words through reconstructor.pkl']=b'\x80\x02'+built(call(name('copyreg','_reconstructor'),name('babel.plural','PluralRule'),name('builtins','object'),NONE),listed(items(text('one'),items(text('value'),items(text('evil()'))))))+b'.'
files['words in Python 2 text.pkl']=b'\x80\x02'+built(new(name('babel.plural','PluralRule')),listed(items(b'U\x03one',items(b'U\x05value',items(b'U\x06evil()')))))+b'.'
files['latin text before.pkl']=b'\x80\x02U\x01\xff0'+EVIL2[2:]
# TorchScript
def script(code): return zipp(('m/data.pkl',b'\x80\x02c__torch__\nM\n)\x81}b.'),('m/code/__torch__.py',code),('m/version',b'3\n'),('m/constants.pkl',b'\x80\x02).'))
files['file of a tensor.pt']=script(b'class M(Module):\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n    y = torch.from_file("/etc/passwd", True, 10)\n    return y\n')
files['operator by ops.pt']=script(b'class M(Module):\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n    _0 = ops.aten.from_file("/etc/passwd", True, 10)\n    return x\n')
files['saved tensor.pt']=script(b'class M(Module):\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n    torch.save(x, "/tmp/x")\n    return x\n')
files['aot package.pt2']=zipp(('m/archive_format',b'pt2'),('m/data/aotinductor/model/x.so',b'\x7fELF'+b'\0'*60),('m/version',b'0'))

json.dump({key: base64.b64encode(value).decode() for key, value in files.items()}, sys.stdout)
