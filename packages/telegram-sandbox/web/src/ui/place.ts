export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

interface Size {
  width: number
  height: number
}

const GAP = 6
const MARGIN = 8

/** Where a window of a size goes beside an anchor so that all of it is in sight: below when there is room, else above. */
export function place(anchor: Box, size: Size, window: Size): { left: number; top: number } {
  const below = anchor.bottom + GAP
  const above = anchor.top - GAP - size.height
  const fitsBelow = below + size.height + MARGIN <= window.height
  const top = fitsBelow || above < MARGIN ? below : above
  const fromLeft = anchor.left + size.width + MARGIN <= window.width
  const left = fromLeft ? anchor.left : anchor.right - size.width
  return {
    left: within(left, window.width - size.width),
    top: within(top, window.height - size.height),
  }
}

const within = (position: number, most: number): number => Math.max(MARGIN, Math.min(position, most - MARGIN))
