/** Where in a grid something would be dropped. Pure: boxes and a point in, a place out. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Slot {
  /** Before which one of the list; the length of the list for its end. */
  readonly at: number;
  /** The box at whose edge the place is shown. */
  readonly beside: number;
  readonly edge: 'left' | 'right' | 'top' | 'bottom';
}

const outside = (value: number, from: number, to: number): number => Math.max(from - value, 0, value - to);

/**
 * The place nearest to the point: before or behind the box under it, or the closest one. A box as wide as the grid has
 * its neighbors above and below. Undefined without boxes.
 */
export function slotAt(boxes: readonly Box[], gridWidth: number, x: number, y: number): Slot | undefined {
  let nearest: { readonly index: number; readonly box: Box; readonly distance: number } | undefined;
  boxes.forEach((box, index) => {
    const distance = Math.hypot(outside(x, box.left, box.right), outside(y, box.top, box.bottom));
    if (nearest === undefined || distance < nearest.distance) nearest = { index, box, distance };
  });
  if (nearest === undefined) return undefined;
  const { index, box } = nearest;
  const isWide = box.right - box.left > gridWidth * 0.9;
  const isBehind = isWide ? y > (box.top + box.bottom) / 2 : x > (box.left + box.right) / 2;
  const edge = isWide ? (isBehind ? 'bottom' : 'top') : isBehind ? 'right' : 'left';
  return { at: isBehind ? index + 1 : index, beside: index, edge };
}

/** How many tracks of `size` pixels with `gap` between them come closest to `length` pixels; `least` to `most`. */
export function tracksOf(length: number, size: number, gap: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round((length + gap) / (size + gap))));
}
