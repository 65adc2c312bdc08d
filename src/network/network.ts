/** How the network is reached: proxies as `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say, handed in by the command line. */
export interface Network {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  readonly noProxy?: string | undefined;
  readonly certificate?: ClientCertificate | undefined;
  /** Milliseconds to wait for a connection, an answer, or more of it. */
  readonly patience?: number;
  /** Waits so many milliseconds between two tries; tests need not. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** By which the user is known to servers that ask for it. */
export interface ClientCertificate {
  /** The certificate and its private key. */
  readonly pem: string;
  /** The only ones that it is shown to: `https://host:port`. */
  readonly origins: ReadonlySet<string>;
}

const PATIENCE = 20_000;

/** Milliseconds. */
export function patienceOf({ patience }: Network): number {
  return patience ?? PATIENCE;
}
