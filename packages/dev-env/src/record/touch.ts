import type { Locator, Page } from 'playwright-core'
import { Problem } from '../problem.js'

/** Draws a spot above everything else, dialogs included. */
const DRAW = `({ x, y }) => {
  const spot = document.createElement('div')
  spot.id = 'touch'
  spot.popover = 'manual'
  Object.assign(spot.style, {
    position: 'fixed', inset: 'auto', left: x - 17 + 'px', top: y - 17 + 'px', width: '34px', height: '34px',
    margin: '0', padding: '0', border: '2px solid rgb(255 255 255 / 90%)', borderRadius: '50%',
    background: 'rgb(30 60 90 / 45%)', boxShadow: '0 1px 5px rgb(0 0 0 / 35%)', pointerEvents: 'none',
  })
  document.body.append(spot)
  spot.showPopover()
}`

/** Shows where a finger touches an element; gives what takes it away again. */
export async function touch(page: Page, place: Locator): Promise<() => Promise<void>> {
  await place.scrollIntoViewIfNeeded()
  const box = await place.boundingBox()
  if (box === null) throw new Problem('What was to be pressed is not on the page.')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.evaluate(`(${DRAW})(${JSON.stringify(middle)})`)
  return async () => {
    await page.evaluate(`document.getElementById('touch')?.remove()`)
  }
}
