import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'gitpython',
  modules: ['git'],
  flaws: [
    {
      ids: ['CVE-2023-40267', 'GHSA-pr76-5cm5-w9cj', 'PYSEC-2023-137'],
      releases: ['3.1.31', '3.1.32'],
      by: 'size',
      symbols: [
        'git.Repo._clone',
        'git._init_externals',
        'git.index.IndexFile.from_tree',
        'git.index.base.IndexFile.from_tree',
        'git.index.util.TemporaryFileSwap.__del__',
        'git.objects.Commit.trailers',
        'git.objects.commit.Commit.trailers',
        'git.repo.Repo._clone',
        'git.repo.base.Repo._clone',
      ],
    },
    {
      ids: ['CVE-2023-41040', 'GHSA-cwvm-v4w8-q58c', 'PYSEC-2023-165'],
      releases: ['3.1.34', '3.1.35'],
      by: 'place',
      symbols: [
        'git.refs.SymbolicReference._get_ref_info_helper',
        'git.refs.symbolic.SymbolicReference._get_ref_info_helper',
      ],
    },
  ],
};
