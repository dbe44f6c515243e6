import { join } from 'node:path'
import { ANNA, BEN, playStory } from '../demo/story.js'
import { Problem } from '../problem.js'
import { around, openPage, phoneOf } from './camera.js'
import { Film } from './film.js'
import { leave } from './leave.js'
import { inTurn, pageHand } from './page-hand.js'
import type { Studio } from './scenes.js'

const LAST_MS = 2_500

/** Plays the demo on the page, with its buttons and a keyboard, and films both phones. */
export async function filmStory({
  bot,
  browser,
  url,
  album,
}: Studio): Promise<{ seconds: number; frames: number; bytes: number }> {
  const page = await openPage(browser, url, { width: 1120, height: 760, scale: 1.25 })
  const turn = inTurn()
  let film: Film | undefined
  const filmed = async (): Promise<Film> => {
    film ??= new Film(page, await around(phoneOf(page, ANNA.name), phoneOf(page, BEN.name)))
    return film
  }
  const { players, findings } = await playStory(bot, (_bot, _id, { name }) =>
    pageHand(page, name, filmed, turn),
  )
  for (const { what, holds } of findings) if (!holds) throw new Problem(`The demo went wrong: not “${what}”.`)
  const done = await filmed()
  await done.rests(LAST_MS)
  await page.context().close()
  await leave(bot, ...players)
  const bytes = await done.save(join(album.folder, 'demo.webp'))
  return { seconds: done.seconds, frames: done.length, bytes }
}
