import type { Model } from '../../vocabulary.ts';

/** Lib/imaplib.py, poplib.py, smtpd.py, nntplib.py, mailbox.py; aiosmtpd/handlers.py. `email` parses what it is given. */
export const model: Model = {
  library: 'e-mail',
  modules: ['email', 'imaplib', 'poplib', 'smtplib', 'smtpd', 'aiosmtpd', 'nntplib', 'mailbox', 'imapclient'],
  aliases: {
    // Python 2.4 and before; 2.7 knows them still.
    'email.MIMEText': 'email.mime.text',
    'email.MIMEMultipart': 'email.mime.multipart',
    'email.MIMEBase': 'email.mime.base',
    'email.MIMEImage': 'email.mime.image',
    'email.MIMEAudio': 'email.mime.audio',
    'email.Message': 'email.message',
    'mailbox.{Maildir,mbox,MH,Babyl,MMDF}': 'mailbox.Mailbox',
  },
  types: {
    'imaplib.{IMAP4_SSL,IMAP4_stream}()': 'imaplib.IMAP4()',
    'poplib.POP3_SSL()': 'poplib.POP3()',
    'smtplib.{SMTP_SSL,LMTP}()': 'smtplib.SMTP()',
  },
  sources: [
    { path: 'imaplib.IMAP4().{fetch,uid,search,sort,partial}()', origin: 'remote', note: 'an e-mail' },
    { path: 'imapclient.IMAPClient().fetch()', origin: 'remote', note: 'an e-mail' },
    { path: 'poplib.POP3().{retr,top}()', origin: 'remote', note: 'an e-mail' },
    { path: 'nntplib.NNTP().{article,body,head}()', origin: 'remote', note: 'a news article' },
    {
      path: 'mailbox.Mailbox().{get,get_message,get_bytes,get_string,get_file,popitem,values,items}()',
      origin: 'remote',
      note: 'an e-mail',
    },
    { path: 'mailbox.Mailbox()[]', origin: 'remote', note: 'an e-mail' },
  ],
  // email/generator.py refuses header lines within a header.
  sanitizers: [
    {
      call: 'email.{message.Message,message.EmailMessage,mime.text.MIMEText,mime.multipart.MIMEMultipart,mime.base.MIMEBase,mime.image.MIMEImage,mime.audio.MIMEAudio,mime.application.MIMEApplication}().{as_string,as_bytes}',
      data: 'self',
      rules: ['injection/header'],
    },
  ],
  sinks: [
    { call: 'smtplib.SMTP().sendmail', rule: 'injection/header', data: '2:msg', form: 'text' },
    {
      call: '{email.message.Message,email.mime.text.MIMEText,email.mime.multipart.MIMEMultipart}().add_header',
      rule: 'injection/header',
      data: '1:_value',
      form: 'data',
    },
  ],
  entries: [
    {
      kind: 'mail',
      base: 'smtpd.SMTPServer',
      methods: ['process_message'],
      parameters: { '*': { origin: 'remote' } },
    },
    {
      kind: 'mail',
      signature: { parameters: ['server', 'session', 'envelope'], names: ['handle_DATA'] },
      parameters: { envelope: { origin: 'remote' } },
    },
  ],
};
