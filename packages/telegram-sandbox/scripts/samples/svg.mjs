/** Numbers that look random and are the same each time. */
export function seeded(seed) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

/** A whole drawing. */
export const svg = (width, height, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`

/** A gradient from top to bottom: `[offset, colour]` pairs. */
export const gradient = (id, stops) =>
  `<linearGradient id="${id}" x2="0" y2="1">${stopsOf(stops)}</linearGradient>`

/** A gradient from the middle outwards. */
export const glow = (id, stops) => `<radialGradient id="${id}">${stopsOf(stops)}</radialGradient>`

const stopsOf = (stops) =>
  stops
    .map(
      ([at, colour, opacity = 1]) =>
        `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('')

export const rect = (x, y, width, height, fill, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`

export const circle = (x, y, r, fill, more = '') =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r}" fill="${fill}" ${more}/>`

/** Land below a line of sines, to the bottom of the picture. */
export function ridge(width, height, base, swings, fill, more = '') {
  const points = []
  for (let x = 0; x < width + 6; x += 6) {
    const y = swings.reduce((sum, [size, length, phase]) => sum + size * Math.sin(x / length + phase), base)
    points.push(`${x},${y.toFixed(1)}`)
  }
  return `<path d="M0,${height} L${points.join(' L')} L${width},${height} Z" fill="${fill}" ${more}/>`
}
