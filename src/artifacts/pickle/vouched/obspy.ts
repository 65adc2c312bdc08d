// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Times, as stations and traces have them. */
export const library: Library = {
  name: 'obspy',
  source: 'obspy 1.5.1: classes without methods of their own that loading calls, or with such as were read',
  names: [group('obspy.core.utcdatetime', 'UTCDateTime', CLASS)],
};
