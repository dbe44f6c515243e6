import { Update } from '@anonchat/telegram'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTS } from '../src/domain/acts/index.js'
import { albumEffects } from '../src/domain/album.js'
import type { Effect } from '../src/domain/effect.js'
import { readInput } from '../src/domain/read-input.js'
import { route } from '../src/domain/route.js'
import { FACTS } from './sample-facts.js'
import { MEMBER, NOW, PARTNER, sessionIn, turnOf } from './samples.js'

const MARK = 'IDENTITY'
const ANSWERED = 'said before'
/** Stands for each word that Telegram attaches about the sender, and not the sender wrote. */
const about = { id: MEMBER, first_name: MARK, last_name: MARK, username: MARK, title: MARK, type: 'private' }

const attached = fc.record(
  {
    forward_origin: fc.constantFrom(
      { type: 'user', date: 1, sender_user: about },
      { type: 'hidden_user', date: 1, sender_user_name: MARK },
      { type: 'channel', date: 1, chat: about, message_id: 1, author_signature: MARK },
    ),
    via_bot: fc.constant(about),
    sender_chat: fc.constant(about),
    sender_business_bot: fc.constant(about),
    sender_tag: fc.constant(MARK),
    author_signature: fc.constant(MARK),
    business_connection_id: fc.constant(MARK),
    external_reply: fc.constant({ origin: { type: 'user', sender_user: about }, chat: about }),
    quote: fc.constantFrom(
      { text: MARK, position: 0 },
      // Of what the two have both: the only thing that may be quoted.
      { text: ANSWERED, entities: [{ type: 'text_mention', offset: 0, length: 1, user: about }] },
    ),
    reply_to_message: fc.constant({
      message_id: 9,
      date: 1,
      chat: { ...about, id: MEMBER },
      from: about,
      text: `before: ${ANSWERED}`,
    }),
    reply_to_story: fc.constant({ id: 1, chat: about }),
    reply_markup: fc.constant({ inline_keyboard: [[{ text: MARK, url: `https://${MARK}.example` }]] }),
    link_preview_options: fc.constant({ url: `https://${MARK}.example` }),
    effect_id: fc.constant(MARK),
    contact: fc.constant({ phone_number: MARK, first_name: MARK, user_id: MEMBER, vcard: MARK }),
    location: fc.constant({ latitude: MEMBER, longitude: MEMBER }),
    poll: fc.constant({ question: MARK }),
    gift: fc.constant({ owner: about }),
    users_shared: fc.constant({ users: [about] }),
    passport_data: fc.constant({ data: MARK }),
    media_group_id: fc.constant(MARK),
  },
  { requiredKeys: [] },
)

const WORDS = 'seen by the other'
const entity = fc.record({
  type: fc.constantFrom(
    'bold',
    'mention',
    'text_mention',
    'custom_emoji',
    'text_link',
    'pre',
    'phone_number',
  ),
  offset: fc.integer({ min: 0, max: 20 }),
  length: fc.integer({ min: 1, max: 20 }),
  user: fc.constant(about),
  url: fc.constantFrom(`https://t.me/${MARK}`, `tg://user?id=${MEMBER}`, `https://${MARK}.t.me`),
  custom_emoji_id: fc.constant(MARK),
})
const file = fc.constant({
  file_id: 'FILE',
  file_unique_id: MARK,
  file_name: MARK,
  performer: MARK,
  title: MARK,
  mime_type: MARK,
  emoji: MARK,
  set_name: MARK,
  thumbnail: { file_id: MARK, file_unique_id: MARK, width: 1, height: 1 },
})
const photo = fc.constant([{ file_id: 'FILE', file_unique_id: MARK, width: 1, height: 1 }])
const kinds = ['video', 'animation', 'voice', 'video_note', 'audio', 'sticker', 'document'] as const

const said = fc.oneof(
  fc.array(entity).map((entities) => ({ text: WORDS, entities })),
  fc
    .tuple(photo, fc.array(entity))
    .map(([sizes, caption_entities]) => ({ photo: sizes, caption: WORDS, caption_entities })),
  fc
    .tuple(fc.constantFrom(...kinds), file, fc.array(entity))
    .map(([kind, one, caption_entities]) => ({ [kind]: one, caption: WORDS, caption_entities })),
  fc.array(entity).map((entities) => ({
    poll: {
      id: MARK,
      question: WORDS,
      question_entities: entities,
      options: [{ text: WORDS, text_entities: entities, persistent_id: MARK, added_by_user: about }],
      is_anonymous: false,
      allows_multiple_answers: true,
      type: 'quiz',
      correct_option_ids: [0],
      explanation: WORDS,
      explanation_entities: entities,
      description: MARK,
      media: { photo: [{ file_id: MARK, file_unique_id: MARK, width: 1, height: 1 }] },
    },
  })),
  fc.constantFrom('🎲', '🎰').map((emoji) => ({ dice: { emoji, value: 3, thrower: about } })),
)

const update = fc
  .tuple(fc.constantFrom('message', 'edited_message'), said, attached)
  .map(([kind, content, more]) => ({
    update_id: 5,
    [kind]: { message_id: 7, date: 1, from: about, chat: { ...about, id: MEMBER }, ...more, ...content },
  }))

/** What goes to the partner's chat, without the ids that only our own relay reads. */
function shownTo(partner: number, effects: readonly Effect[]): string {
  const shown = effects.flatMap((effect): unknown[] => {
    if (effect.kind === 'collect') {
      const { item, partnerId, roomId } = effect
      const { key, trace, group } = { key: '777-1', trace: '777-1', group: item.group }
      return [
        shownTo(partner, albumEffects(MEMBER, { key, trace, group, roomId, partnerId, items: [item, item] })),
      ]
    }
    if (effect.kind !== 'envelope' || effect.chatId !== partner) return []
    const { action } = effect
    if (action.kind === 'send')
      return [{ content: action.content, markup: action.markup, quote: action.quote }]
    if (action.kind === 'edit') return [{ content: action.content, markup: action.markup }]
    return [action.kind]
  })
  return JSON.stringify(shown)
}

describe('what a partner gets', () => {
  it('holds nothing of the sender but what they said, whatever Telegram attached to it', () => {
    let relayed = 0
    fc.assert(
      fc.property(update, (raw) => {
        const { input } = readInput(Update.parse(raw))
        const session = sessionIn('chatting')
        const { decide } = ACTS[route(session, input, NOW)]
        const decision = decide(turnOf(session, input), FACTS)
        const effects =
          decision.kind === 'effects'
            ? decision.effects
            : decision.effects({ kind: 'moved', state: session.state })
        const shown = shownTo(PARTNER, effects)
        expect(shown).not.toContain(MARK)
        expect(shown).not.toContain(MARK.toLowerCase())
        expect(shown).not.toContain(String(MEMBER))
        if (shown !== '[]') relayed++
      }),
      { numRuns: 4_000 },
    )
    expect(relayed).toBeGreaterThan(500)
  })
})
