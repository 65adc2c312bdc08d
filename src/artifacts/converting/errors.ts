import { WherefromError } from '../../limits/errors.ts';

/** The artifact cannot be converted at all; nothing was written. */
export class CannotConvert extends WherefromError {}

const LOOK = 'wherefrom inspect tells what is in the file';

export function damaged(message: string): CannotConvert {
  return new CannotConvert(message, LOOK);
}

/** More than fits into memory, or than the pickle may cost. */
export function tooLarge(message: string): CannotConvert {
  return new CannotConvert(message, 'convert the file in parts, or raise it with the maintainers');
}
