import type { Content } from '@anonchat/contracts'
import type { Chatting } from '@anonchat/store'
import { type Lang, t } from '@anonchat/texts'
import { DATA } from './buttons.js'
import type { Passing } from './contacts.js'
import type { PartnerView, Turn } from './decision.js'
import type { Effect } from './effect.js'
import type { Input } from './input.js'
import { inline, words } from './screen.js'

/** The message that offers to see media, which is edited by this name. */
export const MEDIA_SLOT = 'media'

type Coverable = Extract<Content, { kind: 'photo' | 'video' | 'animation' }>

/** Telegram covers these; what else has a picture (video notes, stickers, files) it cannot cover, and it passes as it is. */
const isCoverable = (content: Content): content is Coverable =>
  content.kind === 'photo' || content.kind === 'video' || content.kind === 'animation'

/** Whether an input brings something that may have to be covered. */
export function bringsMedia(input: Input): boolean {
  if (input.kind !== 'photo' && input.kind !== 'media' && input.kind !== 'edit') return false
  return input.said.contents.some(isCoverable)
}

/** Covers media that the partner has not allowed; the first time they are offered to. */
export function coverMedia(
  { input, limits }: Turn,
  { roomId, mediaOffered }: Chatting,
  passing: Passing,
  partner: PartnerView | null,
): Passing {
  const { said, set } = passing
  if (said === null || partner === null || !limits.hidesMedia || partner.showsMedia) return passing
  if (!bringsMedia(input)) return passing
  const [first, ...more] = said.contents
  const cover = (content: Content): Content =>
    isCoverable(content) ? { ...content, spoiler: true } : content
  const covered = { ...said, contents: [cover(first), ...more.map(cover)] as const }
  if (mediaOffered || input.kind === 'edit') return { ...passing, said: covered }
  return { ...passing, said: { ...covered, offer: partner.lang }, set: { ...set, media_offered: roomId } }
}

/** What the partner is told of covered media, with the button that uncovers what comes from then on. */
export function mediaOffer(
  { roomId, partnerId }: { readonly roomId: string; readonly partnerId: number },
  lang: Lang | undefined,
): Effect[] {
  if (lang === undefined) return []
  const { buttons, room } = t(lang)
  const screen = words(
    room.mediaCovered(),
    inline([{ text: buttons.showMedia, data: DATA.showMedia(roomId) }]),
  )
  return [
    {
      kind: 'envelope',
      chatId: partnerId,
      fence: { kind: 'within', roomId },
      action: { kind: 'send', ...screen, remember: MEDIA_SLOT },
    },
  ]
}
