/** Servers with certificates of their own making, which nobody trusts unless told to. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handler, Served } from './server.ts';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** What makes certificates. */
export const hasOpenssl = ((): boolean => {
  const found = spawnSync('openssl', ['version']).status === 0;
  if (!found) console.log('openssl is not on the PATH: tests with certificates are skipped');
  return found;
})();

/** Good for the names, as in `DNS:localhost,IP:127.0.0.1`, and for so many days; none at all is one that has expired. */
export function certificateFor(names: string, days = 2): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'wherefrom-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=test',
    '-addext',
    `subjectAltName=${names}`,
  ];
  const time =
    days > 0 ? ['-days', String(days)] : ['-not_before', '20200101000000Z', '-not_after', '20200102000000Z'];
  try {
    const { status, stderr } = spawnSync('openssl', [...kind, ...time, '-keyout', key, '-out', cert], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** At `https://localhost`; see server.ts. */
export async function serveSafely(certificate: Certificate, handler: Handler): Promise<Served> {
  const requests: string[] = [];
  const server = createServer(certificate, (request, response) => {
    requests.push(`${request.url} ${request.headers.range ?? ''}`.trim());
    handler(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: new URL(`https://127.0.0.1:${port}/model.pt?token=secret`),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
