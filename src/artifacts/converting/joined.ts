import type { ByteSource } from '../../archive/source.ts';

/** Sources one behind the other as one: pickles of several files in one graph. */
export function joined(sources: readonly ByteSource[]): ByteSource & { readonly starts: readonly number[] } {
  const starts: number[] = [];
  let size = 0;
  for (const source of sources) {
    starts.push(size);
    size += source.size;
  }
  return {
    size,
    starts,
    read: (offset, length) => readAcross(sources, starts, offset, Math.min(length, size - offset)),
  };
}

function readAcross(
  sources: readonly ByteSource[],
  starts: readonly number[],
  offset: number,
  length: number,
): Uint8Array {
  if (offset < 0 || length <= 0) return new Uint8Array(0);
  let number = starts.findLastIndex((start) => start <= offset);
  const pieces: Uint8Array[] = [];
  for (let done = 0; done < length; number += 1) {
    const piece = sources[number]?.read(offset + done - (starts[number] as number), length - done);
    if (!piece) break;
    pieces.push(piece);
    done += piece.length;
  }
  return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces);
}
