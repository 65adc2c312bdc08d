/** Pages of Berkeley DB 1.85. */
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import type { Order } from './byte-order.ts';
import { Malformed } from './malformed.ts';

const LARGEST_PAGE = 65536;

export interface Database {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly pageSize: number;
  readonly order: Order;
}

export function checkedSize(pageSize: number): number {
  if (pageSize < 64 || pageSize > LARGEST_PAGE || (pageSize & (pageSize - 1)) !== 0)
    throw new Malformed('its page size makes no sense');
  return pageSize;
}

/** Undefined for a page that holds nothing. Throws for one that is cut off. */
export function wholePage({ source, budget, pageSize }: Database, at: number): Uint8Array | undefined {
  budget.spendOperations();
  const page = source.read(at, pageSize);
  if (page.length < pageSize) throw new Malformed(`it is cut off at byte ${source.size}`);
  budget.spendBytes(pageSize);
  return page.some((byte) => byte !== 0) ? page : undefined;
}
