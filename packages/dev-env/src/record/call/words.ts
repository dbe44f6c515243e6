import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { ROOT } from '../../root.js'

const FOLDER = join(ROOT, 'services/video-call/web/src/words')
const Words = z.record(z.string(), z.string())

/** A hand on the mini-app that knows its words. */
export interface Hand {
  press(word: string): Promise<void>
  reads(word: string): Promise<void>
}

export function handOn(page: Page, language: string): Hand {
  const words = Words.parse(JSON.parse(readFileSync(join(FOLDER, `${language}.json`), 'utf8')))
  const textOf = (word: string): string => {
    const text = words[word]
    if (text === undefined) throw new Error(`the mini-app has no word ${word}`)
    return text
  }
  return {
    press: async (word) => {
      const text = textOf(word)
      const titled = page.getByRole('button').filter({ has: page.getByText(text, { exact: true }) })
      const button = page.getByRole('button', { name: text, exact: true }).or(titled).first()
      await button.focus()
      await page.keyboard.press('Enter')
    },
    reads: async (word) => {
      await page.getByText(textOf(word)).first().waitFor()
    },
  }
}
