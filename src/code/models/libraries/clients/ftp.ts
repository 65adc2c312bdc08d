import type { Model } from '../../vocabulary.ts';

/** Lib/ftplib.py, telnetlib.py: FTP hands what it receives to a function. */
export const model: Model = {
  library: 'ftplib',
  modules: ['ftplib', 'telnetlib'],
  types: { 'ftplib.FTP_TLS()': 'ftplib.FTP()' },
  sources: [
    {
      path: 'ftplib.FTP().{nlst,mlsd,transfercmd,ntransfercmd}()',
      origin: 'response',
      note: 'an FTP server',
    },
    {
      path: 'telnetlib.Telnet().{read_all,read_some,read_until,read_eager,read_very_eager,expect}()',
      origin: 'response',
      note: 'a Telnet server',
    },
  ],
  callbacks: [
    {
      call: 'ftplib.FTP().{retrbinary,retrlines}',
      function: '1:callback',
      gives: { values: ['ftplib.FTP().transfercmd()'] },
    },
  ],
  fillers: [{ call: 'ftplib.FTP().{retrbinary,retrlines}', into: '1:callback', origin: 'response' }],
};
