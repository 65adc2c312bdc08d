import { CLASS, group, type Library } from '../policy/entry.ts';

/** Assets, as the fixtures of trading programs hold them. */
export const library: Library = {
  name: 'zipline',
  source: 'zipline-reloaded 3.2.1: assets/_assets.pyx, assets/exchange_info.py',
  names: [
    // Their constructors store what they are given, and ask the first for its hash.
    group('zipline.assets._assets', 'Asset Equity Future', {
      kind: 'class',
      make: true,
      call: { args: ['inert'], rest: 'anything' },
    }),
    group('zipline.assets.exchange_info', 'ExchangeInfo', CLASS),
  ],
};
