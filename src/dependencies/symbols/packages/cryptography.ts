import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'cryptography',
  modules: ['cryptography'],
  flaws: [
    {
      ids: ['CVE-2020-36242', 'GHSA-rhm9-p9w5-fwm7', 'PYSEC-2021-63'],
      releases: ['3.3.1', '3.3.2'],
      by: 'size',
      symbols: ['cryptography.hazmat.backends.openssl.ciphers._CipherContext.update_into'],
    },
    {
      ids: ['CVE-2023-23931', 'GHSA-w7pp-m8wf-vj6r', 'PYSEC-2023-11'],
      releases: ['39.0.0', '39.0.1'],
      by: 'name',
      symbols: ['cryptography.hazmat.backends.openssl.ciphers._CipherContext.update_into'],
    },
    {
      ids: ['CVE-2023-38325', 'PYSEC-2023-112'],
      releases: ['41.0.1', '41.0.2'],
      by: 'size',
      symbols: [
        'cryptography.hazmat.primitives.serialization.SSHCertificateBuilder.sign',
        'cryptography.hazmat.primitives.serialization.ssh.SSHCertificateBuilder.sign',
        'cryptography.hazmat.primitives.serialization.ssh._parse_exts_opts',
      ],
    },
    {
      ids: ['CVE-2023-49083', 'GHSA-jfhm-5ghh-2f97', 'PYSEC-2023-254'],
      releases: ['41.0.5', '41.0.6'],
      by: 'size',
      symbols: ['cryptography.hazmat.backends.openssl.backend.Backend._load_pkcs7_certificates'],
    },
  ],
};
