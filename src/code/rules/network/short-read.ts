import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'network/short-read',

    title: 'Part of a message taken for the whole',
    severity: 'low',
    cwe: [130, 1023],
    summary: '`recv(n)` gives what has come so far, which may be less than `n` bytes.',
    explanation:
      'On a quiet machine a small message comes in one piece; over a network, or when the sender wants it so, it comes in several. `struct.unpack` then raises, which whoever connects can make happen, and the rest of the message is read as the next one.',
    remedy:
      'Read until all bytes are there: `socket.makefile("rb").read(n)`, `sock.recv(n, socket.MSG_WAITALL)` for short messages, or `await reader.readexactly(n)`.',
    grading: 'Always low.',
    examples: [
      {
        bad: 'size, = struct.unpack("!I", sock.recv(4))',
        good: 'stream = sock.makefile("rb")\nsize, = struct.unpack("!I", stream.read(4))',
      },
    ],
    references: ['Python documentation, "Socket Programming HOWTO"'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} unpacks what one recv has given',
  advice: 'Read until all bytes of the message are there.',
};
