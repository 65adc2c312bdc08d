import type { Model } from '../../vocabulary.ts';

const EVERYBODY_WRITES = 0o002;
const STICKY = { bits: 0o1000, because: 'as in /tmp, only the owner of a file can take it away' };

/** Calls that make something under a name and refuse one that is taken. */
const EXCLUSIVE = 'symlink|symlink_to|link|mkdir|mkfifo|mknod';

/** Lib/tempfile.py; os.chmod. */
export const model: Model = {
  library: 'files that others share',
  modules: ['os', 'pathlib', 'tempfile'],
  sinks: [
    {
      call: 'os.{chmod,fchmod,lchmod}',
      rule: 'files/permissions',
      when: [{ argument: '1:mode', bits: EVERYBODY_WRITES }],
      safe: [{ argument: '1:mode', ...STICKY }],
    },
    {
      call: 'pathlib.Path().{chmod,lchmod}',
      rule: 'files/permissions',
      when: [{ argument: '0:mode', bits: EVERYBODY_WRITES }],
      safe: [{ argument: '0:mode', ...STICKY }],
    },
    {
      call: 'os.umask',
      rule: 'files/permissions',
      when: [{ argument: '0', is: [0] }],
      safe: [{ undoneBy: 'umask', because: 'it only asks: nothing is made before it is set back' }],
    },
    {
      call: '{tempfile.mktemp,os.tempnam,os.tmpnam}',
      rule: 'files/temporary-name',
      safe: [{ handedTo: EXCLUSIVE, because: 'what makes the file fails where the name is taken' }],
    },
  ],
};
