/** Sources: Modules/_datetimemodule.c and Lib/_pydatetime.py, `__reduce__` and `__setstate__`. */

import type { Value } from '../../pickle/value.ts';
import type { Constructors } from '../construction.ts';
import { bytesOf, type Field, form, int, type Part, text } from '../part.ts';
import type { Tools } from '../tools.ts';

const DATE_BYTES = 4;
const TIME_BYTES = 6;
/** The highest bit of the month, or of the hour, says that a repeated hour is meant for the second time. */
const FOLD = 0x80;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function stateOf(value: Value | undefined, length: number, tools: Tools): Uint8Array | undefined {
  const content = tools.bytes(value);
  return content?.length === length ? bytesOf(content) : undefined;
}

function digits(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** Undefined for a day that there is not. */
function dateText([high = 0, low = 0, month = 0, day = 0]: Uint8Array): string | undefined {
  const year = high * 256 + low;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (DAYS[month - 1] as number) || (month === 2 && day === 29 && !isLeap)) return undefined;
  return `${digits(year, 4)}-${digits(month)}-${digits(day)}`;
}

function timeText([hour = 0, minute = 0, second = 0, a = 0, b = 0, c = 0]: Uint8Array): string | undefined {
  const micro = (a << 16) | (b << 8) | c;
  if (hour > 23 || minute > 59 || second > 59 || micro > 999_999) return undefined;
  return `${digits(hour)}:${digits(minute)}:${digits(second)}.${digits(micro, 6)}`;
}

function cleared(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] as number) & ~FOLD;
  return copy;
}

/** `fold` is there only where it is 1, `tz` only where there is one. */
function moment(tag: string, iso: string, isFolded: boolean, tz: Value | undefined) {
  const fold: Field | undefined = isFolded ? ['fold', int(1)] : undefined;
  return form(tag, ['iso', text(iso)], fold, tz === undefined ? undefined : ['tz', tz]);
}

export const library: Constructors = {
  'datetime:date': {
    make({ args }, tools) {
      const bytes = args.length === 1 ? stateOf(args[0], DATE_BYTES, tools) : undefined;
      const iso = bytes && dateText(bytes);
      return iso === undefined ? undefined : form('date', ['iso', text(iso)]);
    },
  },
  'datetime:time': {
    make({ args }, tools) {
      const bytes = args.length <= 2 ? stateOf(args[0], TIME_BYTES, tools) : undefined;
      const iso = bytes && timeText(cleared(bytes, 0));
      if (!bytes || iso === undefined) return undefined;
      return moment('time', iso, ((bytes[0] as number) & FOLD) !== 0, args[1]);
    },
  },
  'datetime:datetime': {
    make({ args }, tools) {
      const bytes = args.length <= 2 ? stateOf(args[0], DATE_BYTES + TIME_BYTES, tools) : undefined;
      if (!bytes) return undefined;
      const date = dateText(cleared(bytes, 2));
      const time = timeText(bytes.subarray(DATE_BYTES));
      if (!date || !time) return undefined;
      return moment('datetime', `${date}T${time}`, ((bytes[2] as number) & FOLD) !== 0, args[1]);
    },
  },
  'datetime:timedelta': {
    make({ args }, tools) {
      const [days, seconds, microseconds] = args.map((value) => tools.count(value));
      if (args.length !== 3 || days === undefined || seconds === undefined || microseconds === undefined)
        return undefined;
      return form(
        'timedelta',
        ['days', int(days)],
        ['seconds', int(seconds)],
        ['microseconds', int(microseconds)],
      );
    },
  },
  'datetime:timezone': {
    make({ args: [offset, name], args }) {
      if (offset === undefined || args.length > 2) return undefined;
      return form('timezone', ['offset', offset], name === undefined ? undefined : ['name', name as Part]);
    },
  },
  'zoneinfo:ZoneInfo._unpickle': {
    make({ args: [key] }, tools) {
      const name = tools.text(key);
      return name === undefined ? undefined : form('zoneinfo', ['key', text(name)]);
    },
  },
};
