import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'keyring',
  modules: ['keyring'],
  flaws: [
    {
      ids: ['CVE-2012-4571', 'PYSEC-2012-8'],
      releases: ['0.9.1', '0.9.2'],
      by: 'place',
      symbols: [
        'keyring.backend.CryptedFileKeyring._convert_old_keyring',
        'keyring.backend.CryptedFileKeyring._create_cipher',
        'keyring.backend.CryptedFileKeyring._getpass',
        'keyring.backend.CryptedFileKeyring._init_file',
        'keyring.backend.CryptedFileKeyring._read_config',
        'keyring.backend.CryptedFileKeyring._write_config',
        'keyring.backend.CryptedFileKeyring.decrypt',
        'keyring.backend.CryptedFileKeyring.encrypt',
        'keyring.backend.CryptedFileKeyring.get_password',
        'keyring.backend.CryptedFileKeyring.set_password',
        'keyring.backend.CryptedFileKeyring.supported',
      ],
    },
    {
      ids: ['CVE-2012-5578', 'GHSA-8867-vpm3-g98g', 'PYSEC-2019-182'],
      releases: ['0.10', '0.10.1'],
      by: 'size',
      symbols: ['keyring.backend.BasicFileKeyring.get_password'],
    },
  ],
};
