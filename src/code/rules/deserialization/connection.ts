import type { CodeRule } from '../../judging/rule.ts';
import { CODE_EXECUTION } from '../../judging/severity.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/connection',
    title: 'Connection that unpickles what it receives',
    severity: 'critical',
    cwe: [502],
    summary: 'Whoever can connect, or answer, sends a pickle and so runs code at this end.',
    explanation:
      '`recv_pyobj` of ZeroMQ, `recv` of `multiprocessing.connection`, shared managers and remote-object libraries (Pyro with a pickling serializer, RPyC with `allow_pickle`) take pickles from the wire. ZeroMQ has no login unless CURVE is set up. An `authkey` of `multiprocessing` is checked before anything is unpickled, so it protects as far as it is secret: a constant in the code is not.',
    remedy:
      'Send JSON, MessagePack or Protocol Buffers (`send_json`, `send_multipart`, gRPC). Where objects must be sent between your own processes, listen on a socket file or the loopback address, with an `authkey` made at start or read from a secret store.',
    grading: 'By what the other end is; messages from a connection are high.',
    examples: [
      { bad: 'job = socket.recv_pyobj()', good: 'job = Job(**socket.recv_json())' },
      {
        bad: 'Listener(("0.0.0.0", 6000), authkey=b"secret")',
        good: 'Listener("/run/app.sock", authkey=os.environb[b"APP_KEY"])',
      },
    ],
    references: [
      'Python documentation, multiprocessing: "Authentication keys"',
      'PyZMQ documentation, "Serializing messages with PyZMQ"',
      'CVE-2025-32444',
    ],
  },
  severity: CODE_EXECUTION,
  inventory: true,
  message: '{callee} unpickles {origin}',
  advice: 'Send plain data such as JSON, or only talk to whoever holds a secret key.',
};
