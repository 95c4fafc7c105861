// Which pictures are nearly the same. Pure.

/** A picture of nine by eight greys, row by row, is enough to tell what it looks like. */
export const lookWidth = 9;
export const lookHeight = 8;

/** A difference hash: sixty-four bits, each whether a grey is darker than its neighbour. Brightness, size and compression do not matter to it. */
export function lookOf(greys: ArrayLike<number>): bigint {
  let bits = 0n;
  for (let row = 0; row < lookHeight; row += 1)
    for (let column = 0; column < lookWidth - 1; column += 1) {
      const at = row * lookWidth + column;
      bits = (bits << 1n) | ((greys[at] ?? 0) < (greys[at + 1] ?? 0) ? 1n : 0n);
    }
  return BigInt.asIntN(64, bits);
}

/** In how many of sixty-four bits two pictures differ; each is kept as a signed number, which is what the column holds. */
export function differenceOf(a: bigint, b: bigint): number {
  let rest = BigInt.asUintN(64, a ^ b);
  let count = 0;
  for (; rest > 0n; rest &= rest - 1n) count += 1;
  return count;
}

/** The same scene again, cut or saved anew, differs in a few bits; another room of the same house in twenty and more. */
export const nearlySame = 8;

export type Photo = { id: string; sha256: string; look: bigint | null };
export type Reuse = { id: string; of: string; how: "same" | "nearly" };

/** Which of the new pictures were seen before, and as which. */
export function reusedPhotos(added: readonly Photo[], known: readonly Photo[]): Reuse[] {
  return added.flatMap((photo) =>
    known.flatMap((other): Reuse[] => {
      if (other.id === photo.id) return [];
      if (other.sha256 === photo.sha256) return [{ id: photo.id, of: other.id, how: "same" }];
      const near = photo.look !== null && other.look !== null && differenceOf(photo.look, other.look) <= nearlySame;
      return near ? [{ id: photo.id, of: other.id, how: "nearly" }] : [];
    }),
  );
}

/** Of one session, and on one page of its form. Samples of the portal's own: no notice says how many. */
export const photosPerSession = 9;
export const photosAtOnce = 3;
export const altLength = 100;
