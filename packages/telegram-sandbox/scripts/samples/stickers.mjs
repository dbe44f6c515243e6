import { svg } from './svg.mjs'

const LINE = 'stroke="#3b2a4d" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"'
const eyes = (y, left, right) =>
  [left, right]
    .map(
      (x) =>
        `<ellipse cx="${x}" cy="${y}" rx="17" ry="23" fill="#3b2a4d"/><circle cx="${x + 6}" cy="${y - 8}" r="6" fill="#fff"/>`,
    )
    .join('')
/** A sticker's white border. */
const bordered = (shape) =>
  `<g stroke="#fff" stroke-width="34" stroke-linejoin="round" stroke-linecap="round" fill="#fff">${shape}</g>`

/** A cat that waves. */
export function cat() {
  const outline =
    '<path d="M120,190 L112,72 L204,128 Q256,112 308,128 L400,72 L392,190 Q424,300 356,372 Q256,452 156,372 Q88,300 120,190 Z"/><path d="M398,330 Q474,318 462,236" fill="none" stroke-width="68"/>'
  return svg(
    512,
    512,
    `${bordered(outline)}<path d="M398,330 Q474,318 462,236" fill="none" stroke="#3b2a4d" stroke-width="42" stroke-linecap="round"/>
    <path d="M398,330 Q474,318 462,236" fill="none" stroke="#f2a65a" stroke-width="26" stroke-linecap="round"/>
    <g fill="#f9b869" ${LINE}><path d="M120,190 L112,72 L204,128 Q256,112 308,128 L400,72 L392,190 Q424,300 356,372 Q256,452 156,372 Q88,300 120,190 Z"/></g>
    <path d="M136,108 L144,164 L180,140 Z M376,108 L368,164 L332,140 Z" fill="#f58f8f"/>
    <ellipse cx="150" cy="296" rx="30" ry="18" fill="#f58f8f" opacity=".7"/><ellipse cx="362" cy="296" rx="30" ry="18" fill="#f58f8f" opacity=".7"/>
    ${eyes(242, 190, 322)}<path d="M238,286 L274,286 L256,304 Z" fill="#e0566b" ${LINE}/>
    <path d="M256,306 Q232,346 204,322 M256,306 Q280,346 308,322 M84,262 L142,272 M84,316 L142,306 M428,262 L370,272 M420,316 L370,306" fill="none" ${LINE}/>`,
  )
}

/** A heart that smiles. */
export function heart() {
  const path =
    'M256,428 C60,300 62,120 170,104 C220,98 248,132 256,158 C264,132 292,98 342,104 C450,120 452,300 256,428 Z'
  return svg(
    512,
    512,
    `${bordered(`<path d="${path}"/>`)}<path d="${path}" fill="#f2576b" ${LINE}/>
    <path d="M132,196 Q140,148 184,142" fill="none" stroke="#ffb3bd" stroke-width="18" stroke-linecap="round"/>
    ${eyes(234, 204, 308)}<path d="M222,284 Q256,326 290,284 Z" fill="#7d1f3a" ${LINE}/>
    <ellipse cx="160" cy="280" rx="24" ry="14" fill="#ff9fae"/><ellipse cx="352" cy="280" rx="24" ry="14" fill="#ff9fae"/>`,
  )
}

/** A sun with dark glasses. */
export function sun() {
  const rays = Array.from(
    { length: 12 },
    (_, i) => `<path d="M256,44 L284,112 L228,112 Z" transform="rotate(${i * 30} 256 256)"/>`,
  ).join('')
  return svg(
    512,
    512,
    `${bordered(`${rays}<circle cx="256" cy="256" r="140"/>`)}<g fill="#ffb545" ${LINE}>${rays}</g><circle cx="256" cy="256" r="136" fill="#ffd75e" ${LINE}/>
    <path d="M140,222 L372,222 L366,262 Q352,296 314,292 Q276,288 270,246 L242,246 Q236,288 198,292 Q160,296 146,262 Z" fill="#2d2440" ${LINE}/>
    <path d="M168,240 L196,240 M296,240 L324,240" stroke="#8f86ad" stroke-width="9" stroke-linecap="round"/>
    <path d="M204,326 Q262,366 314,316" fill="none" ${LINE}/>`,
  )
}
