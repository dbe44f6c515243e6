import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Lang, t } from '@anonchat/texts'
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ROOT } from '../../src/root.js'
import { type CallSystem, startCallSystem } from '../calls/call-system.js'
import { type Member, meet, registered } from '../members/member.js'
import { LIMIT_MS, PATIENCE_MS, testBrowser } from './browser.js'
import type { Phone } from './phone.js'

const ENOUGH_FRAMES = 30

let calls: CallSystem
beforeAll(async () => {
  calls = await startCallSystem()
})
afterAll(() => calls?.stop())

// The machine has no camera: the sandbox draws one.
const browser = testBrowser(['--allow-loopback-in-peer-connection'])

const wordsOf = (lang: Lang): Record<string, string> =>
  z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(ROOT, 'services/video-call/web/src/words', `${lang}.json`), 'utf8')))

/** The mini-app over a phone. */
class App {
  private readonly words: Record<string, string>
  private readonly frame: FrameLocator

  constructor(
    readonly phone: Phone,
    lang: Lang,
  ) {
    this.words = wordsOf(lang)
    this.frame = phone.root.getByRole('dialog', { name: /^Web app of/ }).frameLocator('iframe')
  }

  async presses(word: string): Promise<void> {
    await this.frame.getByRole('button', { name: this.words[word] ?? word, exact: true }).click()
  }

  async reads(word: string): Promise<void> {
    await this.frame
      .getByText(this.words[word] ?? word)
      .first()
      .waitFor()
  }

  async sees(): Promise<void> {
    const video = this.frame.getByLabel(this.words['partner.picture'] ?? '', { exact: true })
    const frames = () =>
      video.evaluate(
        (one: { getVideoPlaybackQuality(): { totalVideoFrames: number } }) =>
          one.getVideoPlaybackQuality().totalVideoFrames,
      )
    await expect.poll(frames, { timeout: PATIENCE_MS, interval: 250 }).toBeGreaterThan(ENOUGH_FRAMES)
  }
}

/** What a text says before the time that it tells. */
const beforeTime = (text: string): string => text.split(/[\d۰-۹]/)[0] ?? text

describe('a video call on the page', () => {
  it(
    'is asked for, accepted, opened by both, talked in and ended, each in their own language',
    async () => {
      const { sandbox } = calls.system
      const langs = ['en', 'fa'] as const
      const members = await Promise.all(langs.map((lang) => registered(sandbox, lang)))
      await calls.givePremium(members[0]?.id ?? 0)
      await meet(...members)
      const shown = await browser.open(sandbox.url, { hosts: [calls.host] })
      const [asker, asked] = members.map((member: Member, index) => {
        const name = sandbox.view(member.id).member.first_name
        return new App(shown.phone(name), langs[index] ?? 'en')
      })
      if (asker === undefined || asked === undefined) throw new Error('there are two phones')
      const both = [asker, asked]

      await asker.phone.pressesKey(t('en').keys.call)
      await asked.phone.reads(t('fa').calls.ask())
      await asked.phone.presses(t('fa').buttons.acceptCall)
      for (const [index, app] of both.entries()) {
        await app.phone.presses(t(langs[index] ?? 'en').buttons.openCall)
        await app.reads('before.title')
        await app.presses('before.allow')
        await app.presses('preview.join')
      }
      await Promise.all(both.map((app) => app.sees()))
      await asker.presses('mute')
      await asked.reads('partner.muted')
      await asked.presses('hangUp')
      for (const [index, app] of both.entries()) {
        await app.reads('ended.hung-up.title')
        await app.presses('close')
        const { calls: words } = t(langs[index] ?? 'en')
        await app.phone.reads(beforeTime(words.over({ time: { seconds: 1 } })))
      }
    },
    LIMIT_MS,
  )
})
