import { circle, glow, gradient, rect, ridge, seeded, svg } from './svg.mjs'

/** Mountains over a lake when the sun goes down. */
export function lake() {
  const [width, height, shore] = [1280, 960, 610]
  const defs = `<defs>
    ${gradient('sky', [
      [0, '#2b2a5e'],
      [0.38, '#8a4b86'],
      [0.58, '#ee7f6c'],
      [0.72, '#ffd08a'],
    ])}
    ${gradient('water', [
      [0, '#f3a77c'],
      [0.25, '#a8607f'],
      [1, '#22234f'],
    ])}
    ${glow('sun', [
      [0, '#fff6d8'],
      [0.16, '#ffe9ae'],
      [0.22, '#ffcf86', 0.55],
      [1, '#ff9a6b', 0],
    ])}</defs>`
  const land =
    ridge(
      width,
      height,
      470,
      [
        [46, 130, 0.4],
        [16, 41, 1],
        [5, 13, 2],
      ],
      '#a9658f',
    ) +
    ridge(
      width,
      height,
      525,
      [
        [52, 175, 2.2],
        [14, 37, 0.3],
        [4, 11, 1],
      ],
      '#6f447a',
    ) +
    ridge(
      width,
      height,
      575,
      [
        [36, 210, 4.4],
        [10, 29, 2],
        [3, 9, 0],
      ],
      '#432f60',
    )
  const random = seeded(7)
  let glints = ''
  for (let i = 0; i < 170; i += 1) {
    const y = shore + 8 + random() ** 1.6 * 320
    const spread = 60 + (y - shore) * 0.9
    const length = 14 + random() * (y - shore) * 0.35
    const x = 800 + (random() - 0.5) * 2 * spread - length / 2
    glints += rect(
      x.toFixed(1),
      y.toFixed(1),
      length.toFixed(1),
      2.4,
      '#ffe3b0',
      `rx="1.2" opacity="${(0.2 + random() * 0.5).toFixed(2)}"`,
    )
  }
  const near = ridge(
    width,
    height,
    905,
    [
      [26, 190, 3.6],
      [7, 23, 1],
    ],
    '#17163a',
  )
  return svg(
    width,
    height,
    `${defs}${rect(0, 0, width, height, 'url(#sky)')}${circle(800, 520, 330, 'url(#sun)')}${land}
    ${rect(0, shore, width, height - shore, 'url(#water)')}${glints}${near}`,
  )
}

/** Northern lights over the sea. */
export function aurora() {
  const [width, height] = [960, 1280]
  const random = seeded(21)
  let stars = ''
  for (let i = 0; i < 190; i += 1) {
    stars += circle(
      random() * width,
      random() * 860,
      (0.6 + random() * 1.7).toFixed(2),
      '#eaf3ff',
      `opacity="${(0.3 + random() * 0.7).toFixed(2)}"`,
    )
  }
  const curtain = (x, bend, colour, wide, opacity) =>
    `<path d="M${x},900 C${x + bend},700 ${x - bend},520 ${x + bend * 0.7},110" stroke="${colour}" stroke-width="${wide}" fill="none" opacity="${opacity}" filter="url(#soft)"/>`
  const lights =
    curtain(180, 190, '#2ee6a8', 120, 0.55) +
    curtain(420, 230, '#48f2c0', 150, 0.5) +
    curtain(690, -190, '#5a8cff', 130, 0.42) +
    curtain(830, -120, '#b06bff', 110, 0.4)
  const defs = `<defs>${gradient('night', [
    [0, '#060b26'],
    [0.55, '#0d2a4d'],
    [0.72, '#12504f'],
  ])}
    ${gradient('sea', [
      [0, '#1c6c66'],
      [0.3, '#0c3347'],
      [1, '#050a1e'],
    ])}
    <filter id="soft" x="-80%" y="-20%" width="260%" height="140%"><feGaussianBlur stdDeviation="42 22"/></filter></defs>`
  return svg(
    width,
    height,
    `${defs}${rect(0, 0, width, height, 'url(#night)')}${stars}${lights}
    ${ridge(
      width,
      height,
      880,
      [
        [30, 110, 1],
        [12, 37, 2],
        [4, 13, 0],
      ],
      '#0a1f38',
    )}
    ${rect(0, 930, width, 350, 'url(#sea)')}
    ${curtain(480, 60, '#48f2c0', 210, 0.12)}
    ${ridge(
      width,
      height,
      1190,
      [
        [22, 120, 2.4],
        [6, 21, 1],
      ],
      '#04081a',
    )}`,
  )
}

/** A forest in the morning mist. */
export function forest() {
  const [width, height] = [1280, 800]
  const random = seeded(3)
  const layers = ['#b9d6cd', '#8fbcb0', '#639a8e', '#3d776d', '#235750', '#123b38']
  const pine = (x, foot, size, colour) => {
    const tiers = [0, 1, 2, 3].map((tier) => {
      const top = foot - size + tier * size * 0.19
      const half = size * (0.1 + tier * 0.055)
      const bottom = top + size * 0.37
      return `M${x},${top} L${x + half},${bottom} L${x - half},${bottom} Z`
    })
    return `<path d="${tiers.join(' ')}" fill="${colour}"/>`
  }
  const trees = layers
    .map((colour, depth) => {
      const base = 350 + depth * 74
      const size = 90 + depth * 52
      const row = []
      for (let x = -40; x < width + 60; x += size * (0.26 + random() * 0.16)) {
        row.push(pine(Math.round(x), base + 30 + random() * 24, size * (0.75 + random() * 0.5), colour))
      }
      const ground = ridge(width, height, base + 24, [[10, 160, depth]], colour)
      const mist = depth < layers.length - 1 ? rect(0, base - 40, width, 190, 'url(#mist)') : ''
      return ground + row.join('') + mist
    })
    .join('')
  const defs = `<defs>${gradient('sky', [
    [0, '#f7e8cf'],
    [0.5, '#dfe9dd'],
  ])}
    ${gradient('mist', [
      [0, '#eef5ee', 0],
      [0.75, '#eef5ee', 0.24],
      [1, '#eef5ee', 0],
    ])}
    ${glow('sun', [
      [0, '#fffdf2'],
      [0.25, '#fff3d0'],
      [1, '#f7e8cf', 0],
    ])}</defs>`
  return svg(
    width,
    height,
    `${defs}${rect(0, 0, width, height, 'url(#sky)')}${circle(930, 170, 240, 'url(#sun)')}${trees}`,
  )
}

/** A town at dusk. */
export function town() {
  const [width, height] = [1200, 900]
  const random = seeded(12)
  let houses = ''
  const rows = [
    ['#5b4a86', 380, 0.25],
    ['#3b3470', 290, 0.4],
    ['#221f4b', 200, 0.6],
  ]
  for (const [colour, tall, lit] of rows) {
    for (let x = -20; x < width; ) {
      const wide = 62 + Math.round(random() * 70)
      const top = Math.round(height - 120 - tall * (0.55 + random() * 0.75))
      houses += rect(x, top, wide, height - top, colour)
      if (random() > 0.6) houses += rect(x + wide / 2 - 2, top - 34, 4, 34, colour)
      for (let wy = top + 16; wy < height - 20; wy += 26) {
        for (let wx = x + 10; wx < x + wide - 14; wx += 18) {
          if (random() < lit)
            houses += rect(
              wx,
              wy,
              9,
              13,
              random() > 0.25 ? '#ffd27a' : '#ff9d76',
              `opacity="${(0.5 + random() * 0.5).toFixed(2)}"`,
            )
        }
      }
      x += wide + 3
    }
  }
  const defs = `<defs>${gradient('sky', [
    [0, '#1d2459'],
    [0.45, '#6a4c93'],
    [0.75, '#f08a7a'],
    [1, '#ffc48a'],
  ])}
    ${glow('moon', [
      [0, '#fffbe8'],
      [0.3, '#fff3cd'],
      [0.34, '#ffe9b8', 0.4],
      [1, '#ffe9b8', 0],
    ])}</defs>`
  return svg(
    width,
    height,
    `${defs}${rect(0, 0, width, height, 'url(#sky)')}${circle(250, 190, 150, 'url(#moon)')}${houses}`,
  )
}
