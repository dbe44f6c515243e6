export interface Size {
  width: number
  height: number
}

const [SMALLEST, TALLEST] = [120, 380]

/** The place that a picture takes in a bubble before it is there: as large as fits, never distorted beyond use. */
export function mediaSize(natural: Size, widest: number): Size {
  const ratio = natural.width > 0 && natural.height > 0 ? natural.width / natural.height : 1
  let width = Math.min(widest, Math.max(natural.width, widest * 0.75))
  let height = width / ratio
  if (height > TALLEST) [width, height] = [TALLEST * ratio, TALLEST]
  return {
    width: Math.round(Math.min(widest, Math.max(SMALLEST, width))),
    height: Math.round(Math.max(SMALLEST * 0.6, height)),
  }
}
