import { fileURLToPath } from 'node:url'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type System, startSystem } from '../../src/index.js'
import { LIMIT_MS, testBrowser } from './browser.js'
import { drawn, naturalWidth } from './look.js'
import type { Phone } from './phone.js'

const PHOTO = fileURLToPath(
  new URL('../../../telegram-sandbox/src/samples/gallery/lake.jpg', import.meta.url),
)

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system?.stop())

const browser = testBrowser()

interface Answers {
  gender: 'male' | 'female' | 'other'
  age: string
  city: string
  photo: boolean
}

/** From START to the menu, as somebody does it who reads before they answer. */
async function register(phone: Phone, lang: 'en' | 'fa', answers: Answers): Promise<void> {
  const { buttons, registration } = t(lang)
  await phone.starts()
  await phone.reads(registration.askGender())
  await phone.presses(buttons[answers.gender])
  await phone.reads(registration.askAge())
  await phone.says(answers.age)
  await phone.reads(registration.askCity())
  await phone.says(answers.city)
  await phone.reads(registration.askPhoto())
  if (answers.photo) await phone.sendsPhoto(PHOTO)
  else await phone.presses(buttons.skip)
  await phone.reads(registration.done())
}

describe('the page', () => {
  it(
    'lets two strangers register, meet, talk and part by clicking and typing alone',
    async () => {
      const { keys, room, search } = t('en')
      const page = await browser.open(system.sandbox.url)
      await page.addsTwo()
      const [ada, jonas] = [page.phone('Ada'), page.phone('Jonas')]
      await register(ada, 'en', { gender: 'female', age: '27', city: 'Berlin', photo: true })
      await register(jonas, 'en', { gender: 'male', age: '31', city: 'Hamburg', photo: false })

      await ada.pressesKey(keys.search)
      await ada.reads(search.looking())
      await jonas.pressesKey(keys.search)
      await ada.reads('Male, 31, Hamburg')
      await jonas.reads('Female, 27, Berlin')

      await ada.says('Hello! What is it like where you live?')
      await jonas.reads('Hello! What is it like where you live?')
      await jonas.says('Windy, and I love it.')
      await ada.reads('Windy, and I love it.')

      await ada.sendsPhoto(PHOTO, 'See for yourself')
      const photo = await jonas.reads('See for yourself')
      const shown = photo.getByRole('img', { name: 'See for yourself' })
      await expect.poll(() => naturalWidth(shown)).toBeGreaterThan(100)
      await jonas.sendsSample('Voice messages')
      await ada.ofKind('voice').getByRole('button', { name: 'Play the voice message' }).waitFor()

      await jonas.chooses(await jonas.reads('See for yourself'), 'Reply')
      await jonas.says('Is that a lake?')
      const answer = await ada.reads('Is that a lake?')
      await answer.getByRole('button').filter({ hasText: 'See for yourself' }).waitFor()

      await ada.rewrites('Hello! What is it like where you live?', 'Good evening! How is the weather?')
      const edited = await jonas.reads('Good evening! How is the weather?')
      await edited.getByText('edited', { exact: true }).waitFor()
      expect(await jonas.bubbles.filter({ hasText: 'Hello! What is it like' }).count()).toBe(0)

      await jonas.reacts(edited, '🔥')
      const told = ada.bubble('Good evening! How is the weather?')
      await told.getByRole('button', { name: 'Reaction 🔥, 1' }).waitFor()

      await jonas.pressesKey(keys.next)
      await ada.reads(room.endedByPartner())
      await jonas.reads(room.leftForAnother())
      await ada.key(keys.search).waitFor()
    },
    LIMIT_MS,
  )

  it(
    'speaks Persian from right to left',
    async () => {
      const page = await browser.open(system.sandbox.url)
      const phone = await page.adds('نیلوفر')
      await register(phone, 'fa', { gender: 'female', age: '۲۵', city: 'تهران', photo: false })
      const words = phone.bubble('تهران').locator('[dir="auto"]').first()
      expect(await drawn(words, 'direction')).toBe('rtl')
      const asked = await phone.reads(t('fa').registration.askCity())
      const [own, theirs] = [await phone.bubble('تهران').boundingBox(), await asked.boundingBox()]
      // Own messages stand at the right in every language.
      expect(own?.x).toBeGreaterThan(theirs?.x ?? Number.POSITIVE_INFINITY)
      const text = asked.getByText(t('fa').registration.askCity().slice(0, 12)).first()
      expect(await drawn(text, 'direction')).toBe('rtl')
    },
    LIMIT_MS,
  )
})
