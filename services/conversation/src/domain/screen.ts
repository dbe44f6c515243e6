import type { Content, InlineButton, Markup } from '@anonchat/contracts'
import type { Lang, Texts } from '@anonchat/texts'
import { t } from '@anonchat/texts'

/** One message of ours: what it says and the keys or buttons that come with it. */
export interface Screen {
  readonly content: Content
  readonly markup?: Markup
}

/** Plain words, which nothing in them can format. */
export const words = (text: string, markup?: Markup): Screen => ({
  content: { kind: 'text', text },
  ...(markup === undefined ? {} : { markup }),
})

export const inline = (...rows: InlineButton[][]): Markup => ({ kind: 'inline', rows })

/** The keys of somebody who is in no room. */
export function menuKeys(lang: Lang): Markup {
  const { keys }: Texts = t(lang)
  return { kind: 'keyboard', rows: [[keys.search], [keys.profile, keys.premium, keys.help]] }
}

/** The keys of somebody who is in a room. */
export function roomKeys(lang: Lang): Markup {
  const { keys }: Texts = t(lang)
  return {
    kind: 'keyboard',
    rows: [
      [keys.next, keys.stop],
      [keys.iceBreaker, keys.call],
    ],
  }
}
