import { circle, glow, gradient, rect, ridge, svg } from './svg.mjs'

const TURN = 2 * Math.PI

/** Waves before a setting sun; `at` goes from 0 to 1 and begins again where it began. */
export function waves(at) {
  const [width, height] = [640, 360]
  const defs = `<defs>${gradient('sky', [
    [0, '#3a2f73'],
    [0.6, '#f0806e'],
    [1, '#ffd39a'],
  ])}
    ${glow('sun', [
      [0, '#fff7dc'],
      [0.3, '#ffe7a8'],
      [0.36, '#ffd08a', 0.5],
      [1, '#ff9d76', 0],
    ])}</defs>`
  const colours = ['#c9667d', '#99507f', '#653f79', '#382c5e', '#1b1a40']
  const sea = colours
    .map((colour, row) => {
      const shift = TURN * at * (row % 2 ? 1 : -1)
      return ridge(
        width,
        height,
        205 + row * 34,
        [
          [8 + row * 2, 50 + row * 14, shift + row],
          [3, 23, shift * 2],
        ],
        colour,
      )
    })
    .join('')
  const sunY = 175 + 8 * Math.sin(TURN * at)
  const gull = (x, y, flap) =>
    `<path d="M${x - 14},${y + flap} Q${x - 6},${y - 7} ${x},${y} Q${x + 6},${y - 7} ${x + 14},${y + flap}" fill="none" stroke="#2c2453" stroke-width="2.4" stroke-linecap="round"/>`
  const x = 700 * at - 30
  const birds =
    gull(x, 84 + 8 * Math.sin(TURN * at), 4 * Math.sin(TURN * at * 6)) +
    gull(x - 44, 102, 4 * Math.cos(TURN * at * 6))
  return svg(
    width,
    height,
    `${defs}${rect(0, 0, width, height, 'url(#sky)')}${circle(420, sunY, 120, 'url(#sun)')}${birds}${sea}`,
  )
}

/** Balloons that rise over hills; upright. */
export function balloons(at) {
  const [width, height] = [360, 640]
  const balloon = (x, start, size, colours, sway) => {
    const y = start - at * 260
    const cx = x + 10 * Math.sin(TURN * at + sway)
    const stripes = colours
      .map(
        (colour, i) =>
          `<ellipse cx="${cx.toFixed(1)}" cy="${y.toFixed(1)}" rx="${size * (1 - i * 0.33)}" ry="${size * 1.12}" fill="${colour}"/>`,
      )
      .join('')
    const [foot, basket] = [y + size * 1.06, y + size * 1.55]
    return `${stripes}<path d="M${cx - size * 0.3},${foot} L${cx - size * 0.14},${basket} M${cx + size * 0.3},${foot} L${cx + size * 0.14},${basket}" stroke="#6b4a3a" stroke-width="2"/>
      ${rect((cx - size * 0.17).toFixed(1), basket.toFixed(1), size * 0.34, size * 0.26, '#8a5a3c', 'rx="3"')}`
  }
  return svg(
    width,
    height,
    `<defs>${gradient('sky', [
      [0, '#6fb7ee'],
      [0.7, '#d6efff'],
      [1, '#fff3dc'],
    ])}</defs>${rect(0, 0, width, height, 'url(#sky)')}
    <g fill="#fff" opacity=".8"><ellipse cx="${90 + 30 * at}" cy="120" rx="62" ry="17"/><ellipse cx="${270 + 20 * at}" cy="230" rx="74" ry="19"/><ellipse cx="${130 + 14 * at}" cy="330" rx="52" ry="13"/></g>
    ${balloon(105, 400, 54, ['#ef5d60', '#ffd166', '#ef5d60'], 0)}${balloon(250, 520, 66, ['#3d7ea6', '#fff3dc', '#3d7ea6'], 2)}${balloon(200, 250, 26, ['#7b5ea7', '#f7b2bd', '#7b5ea7'], 4)}
    ${ridge(width, height, 540, [[22, 60, 1]], '#8cc084')}${ridge(width, height, 580, [[18, 75, 3]], '#5a9f68')}${ridge(width, height, 612, [[9, 50, 0]], '#34784f')}`,
  )
}

/** A planet and its moons: for a round picture. */
export function planet(at) {
  const size = 384
  const moon = (turn, far, r, colour) => {
    const angle = TURN * (at * turn) + far
    return {
      depth: Math.sin(angle),
      shape: circle(192 + far * Math.cos(angle), 192 + far * 0.32 * Math.sin(angle), r, colour),
    }
  }
  const moons = [moon(1, 165, 15, '#ffe1a8'), moon(2, 128, 10, '#a9f0d1')]
  const behind = moons.filter(({ depth }) => depth < 0).map(({ shape }) => shape)
  const before = moons.filter(({ depth }) => depth >= 0).map(({ shape }) => shape)
  const bands = [-52, -24, 6, 34, 60]
    .map(
      (y, i) =>
        `<ellipse cx="${192 + 16 * Math.sin(TURN * at + i)}" cy="${192 + y}" rx="120" ry="${9 + (i % 3) * 3}" fill="${i % 2 ? '#ffb07c' : '#c9506f'}" opacity=".55"/>`,
    )
    .join('')
  return svg(
    size,
    size,
    `<defs>${glow('space', [
      [0, '#34307a'],
      [1, '#0d0b2b'],
    ])}${glow('ball', [
      [0, '#ffc28f'],
      [0.8, '#e46a73'],
      [1, '#a53f68'],
    ])}<clipPath id="disc"><circle cx="192" cy="192" r="88"/></clipPath></defs>
    ${rect(0, 0, size, size, 'url(#space)')}${behind.join('')}${circle(192, 192, 88, 'url(#ball)')}<g clip-path="url(#disc)">${bands}</g>${before.join('')}`,
  )
}

/** Dots that hop one after the other. */
export function dots(at) {
  const colours = ['#ef5d60', '#f8a04b', '#ffd166', '#5fc38f', '#4aa3df', '#8b6fd0']
  const hop = (i) => Math.max(0, Math.sin(TURN * (at - i * 0.11)))
  const row = colours.map(
    (colour, i) =>
      `<ellipse cx="${60 + i * 40}" cy="222" rx="${15 - 6 * hop(i)}" ry="4" fill="#d9d6ea"/>${circle(60 + i * 40, 200 - 95 * hop(i), 15, colour)}`,
  )
  return svg(320, 320, `${rect(0, 0, 320, 320, '#f6f4ff')}${row.join('')}`)
}
