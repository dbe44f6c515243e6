import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { Console } from '../start/console.js'
import { type Area, snapAtRest } from './camera.js'

/** A folder of still pictures. */
export interface Album {
  readonly folder: string
  /** Adds a picture of the page, or of a part of it, once it is at rest. */
  add(name: string, page: Page, area?: Area): Promise<void>
  /** The same in light and in dark: `<name>-light`, `<name>-dark`. */
  addBoth(name: string, page: Page, area?: Area): Promise<void>
}

export async function openAlbum(folder: string, console: Console): Promise<Album> {
  await mkdir(folder, { recursive: true })
  const add: Album['add'] = async (name, page, area) => {
    const picture = await sharp(await snapAtRest(page, area))
      .png({ palette: true, quality: 92, effort: 10 })
      .toBuffer()
    await writeFile(join(folder, `${name}.png`), picture)
    console.say(`  ${name}.png (${kilobytes(picture.length)})`)
  }
  return {
    folder,
    add,
    addBoth: async (name, page, area) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await add(`${name}-${colorScheme}`, page, area)
      }
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    },
  }
}

export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`
