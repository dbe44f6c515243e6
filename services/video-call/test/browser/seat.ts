import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const WORDS = new URL('../../web/src/words/', import.meta.url)
const Words = z.record(z.string(), z.string())
const SERIOUS: ReadonlySet<unknown> = new Set(['serious', 'critical'])
const MOST_TABS = 40

/** Runs in the page before anything else: what a test looks at, and no member. */
export const WATCHING = `
  window.watched = { connections: [], violations: [] }
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...settings) { super(...settings); watched.connections.push(this) }
  }
  document.addEventListener('securitypolicyviolation', (event) =>
    watched.violations.push(event.violatedDirective + ' ' + event.blockedURI))`

const LOOK = `(async () => {
  const connection = watched.connections.at(-1)
  const looked = { made: watched.connections.length, frames: 0, local: '', remote: '', over: '' }
  if (connection === undefined) return looked
  const report = await connection.getStats()
  for (const entry of report.values()) {
    if (entry.type === 'inbound-rtp' && entry.kind === 'video') looked.frames += entry.framesDecoded
    if (entry.type !== 'transport' || entry.selectedCandidatePairId === undefined) continue
    const pair = report.get(entry.selectedCandidatePairId)
    const local = report.get(pair.localCandidateId)
    looked.local = local.candidateType
    looked.over = local.relayProtocol
    looked.remote = report.get(pair.remoteCandidateId).candidateType
  }
  return looked
})()`

/** What the browser says of the page's connection to the partner. */
export interface Looked {
  /** How many connections the page has made since it was loaded. */
  readonly made: number
  /** Of the partner's picture. */
  readonly frames: number
  /** The kinds of the selected candidates, and how this side reaches its relay. */
  readonly local: string
  readonly remote: string
  readonly over: string
}

/** A member in front of the mini-app: reads what it says, and has nothing but a keyboard. */
export class Seat {
  private readonly words: Readonly<Record<string, string>>

  constructor(
    readonly page: Page,
    language: 'en' | 'fa',
  ) {
    this.words = Words.parse(JSON.parse(readFileSync(new URL(`${language}.json`, WORDS), 'utf8')))
  }

  word(name: string): string {
    const text = this.words[name]
    if (text === undefined) throw new Error(`the mini-app has no word ${name}`)
    return text
  }

  async reads(name: string): Promise<void> {
    await this.page.getByText(this.word(name)).first().waitFor()
  }

  async readsNoMore(name: string): Promise<void> {
    await this.page.getByText(this.word(name)).waitFor({ state: 'hidden' })
  }

  /** Goes by Tab to a button, or another control with this name, and presses a key on it. */
  async press(name: string, key = 'Enter'): Promise<void> {
    const { page } = this
    const words = { name: this.word(name), exact: true }
    const named = page
      .getByRole('button', words)
      .or(page.getByRole('radio', words))
      .or(page.getByRole('button').filter({ has: page.getByText(words.name, { exact: true }) }))
    await named.first().waitFor()
    const reached = named.and(page.locator(':focus'))
    for (let tabs = 0; (await reached.count()) === 0; tabs += 1) {
      if (tabs > MOST_TABS) throw new Error(`Tab does not lead to ${this.word(name)}`)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press(key)
  }

  /** From the first screen into the call. */
  async comes(): Promise<void> {
    await this.press('before.allow')
    await this.press('preview.join')
  }

  look(): Promise<Looked> {
    return this.page.evaluate<Looked>(LOOK)
  }

  /** What the policy of the page has forbidden. */
  violations(): Promise<string[]> {
    return this.page.evaluate<string[]>('watched.violations')
  }

  /** What hinders people with a screen reader, weak sight or no mouse on the screen of the moment, in words. */
  async hindrances(screen: string): Promise<string[]> {
    await this.page.evaluate(`typeof axe === 'undefined' && (${asFunction(axe.source)})()`)
    // A colour on its way to another is no colour to judge.
    await this.page.evaluate(
      `Promise.allSettled(document.getAnimations().filter(({ effect }) => effect.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished))`,
    )
    const { violations } = await this.page.evaluate<axe.AxeResults>('axe.run()')
    return violations
      .filter(({ impact }) => SERIOUS.has(impact))
      .map(({ id, help, nodes }) => `${screen}: ${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`)
  }
}

const asFunction = (source: string): string => `function () { ${source} }`
