import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { edited, message, text } from './updates.js'

const world = play()

const lastTo = async (id: number) => (await world().envelopesTo(id)).at(-1)?.action
const chatOf = (id: number) => ({ id, type: 'private' })

describe('an answer', () => {
  const quoting = (a: number, quoted: string, quote: Record<string, unknown>) =>
    message(a, {
      text: 'yes',
      reply_to_message: { message_id: 17, date: 1, chat: chatOf(a), text: quoted },
      quote: { position: 0, ...quote },
    })

  it('quotes what it quotes, with the formatting that Telegram looks for', async () => {
    const { a, b } = await world().pair()
    const entities = [
      { type: 'bold', offset: 0, length: 3 },
      { type: 'mention', offset: 0, length: 3 },
    ]
    await world().deliver(quoting(a, 'the sea, the sea', { text: 'the sea', position: 9, entities }))
    expect(await lastTo(b)).toMatchObject({
      replyTo: { chatId: a, messageId: 17 },
      quote: { text: 'the sea', position: 9, entities: [{ type: 'bold', offset: 0, length: 3 }] },
    })
  })

  it('quotes nothing that does not stand in the message that it answers', async () => {
    const { a, b } = await world().pair()
    await world().deliver(quoting(a, 'the sea', { text: 'a mountain' }))
    expect(await lastTo(b)).toMatchObject({ replyTo: { chatId: a, messageId: 17 } })
    expect(await lastTo(b)).not.toHaveProperty('quote')
  })
})

describe('an edit', () => {
  it('to a caption that is too long for a bot shows its beginning, and loses no formatting of that', async () => {
    const { a, b } = await world().pair()
    const video = { file_id: 'F', file_unique_id: 'u' }
    const caption = `${'x'.repeat(1_022)}🙂 and more`
    const caption_entities = [
      { type: 'bold', offset: 0, length: 5 },
      { type: 'bold', offset: 1_020, length: 8 },
    ]
    await world().deliver(edited(a, 40, { video, caption, caption_entities }))
    expect(await lastTo(b)).toMatchObject({
      kind: 'edit',
      content: {
        kind: 'video',
        fileId: 'F',
        caption: `${'x'.repeat(1_022)}…`,
        entities: [{ type: 'bold', offset: 0, length: 5 }],
      },
    })
  })
})

describe('a dice', () => {
  it.each([
    ['🎲', 4, '🎲 4 of 6', '۴'],
    ['🎰', 64, '🎰 7️⃣ 7️⃣ 7️⃣', '7️⃣'],
    ['🎰', 1, '🎰 BAR BAR BAR', 'BAR'],
    ['🎰', 2, '🎰 🍇 BAR BAR', '🍇'],
  ])('%s of %i is told in words, in the language of the partner', async (emoji, value, words, persian) => {
    const { a, b } = await world().pair(['en', 'fa'])
    await world().deliver(message(a, { dice: { emoji, value } }), message(b, { dice: { emoji, value } }))
    expect((await world().wordsTo(a)).at(-1)).toBe(words)
    expect((await world().wordsTo(b)).at(-1)).toContain(persian)
    expect(await lastTo(a)).toMatchObject({ origin: { chatId: b } })
  })

  it('of a kind that we do not know is refused in words', async () => {
    const { a } = await world().pair()
    await world().deliver(message(a, { dice: { emoji: '🪙', value: 1 } }))
    expect((await world().wordsTo(a)).at(-1)).toBe(t('en').room.refusedKind())
  })
})

describe('a poll', () => {
  const option = (words: string) => ({ text: words, voter_count: 3, text_entities: [] })
  const poll = {
    id: '1',
    question: 'Tea or coffee?',
    question_entities: [{ type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '5' }],
    options: [option('tea'), option('coffee')],
    total_voter_count: 3,
    is_closed: false,
    is_anonymous: false,
    type: 'regular',
    allows_multiple_answers: true,
  }

  it('is made again: what is asked, not who voted', async () => {
    const { a, b } = await world().pair()
    await world().deliver(message(a, { poll }))
    expect(await lastTo(b)).toMatchObject({
      content: {
        kind: 'poll',
        question: 'Tea or coffee?',
        options: ['tea', 'coffee'],
        anonymous: false,
        multiple: true,
      },
      origin: { chatId: a },
    })
  })

  it('that is a quiz knows the answer; one whose answer is not told is asked as a plain poll', async () => {
    const { a, b } = await world().pair()
    const quiz = { ...poll, type: 'quiz', correct_option_ids: [1], explanation: 'because' }
    await world().deliver(message(a, { poll: quiz }))
    expect(await lastTo(b)).toMatchObject({ content: { quiz: { correct: [1], explanation: 'because' } } })
    await world().deliver(message(a, { poll: { ...quiz, correct_option_ids: undefined } }))
    expect(await lastTo(b)).not.toHaveProperty('content.quiz')
  })
})

describe('what the partner does not want', () => {
  it('is told to who sent it, once, in their language, and only while they are in that room', async () => {
    const { a, b, roomId } = await world().pair(['fa', 'en'])
    const refused = {
      type: 'refused',
      memberId: a,
      trace: '777-9',
      roomId,
      messageId: 9,
      what: 'voice',
    } as const
    await world().deliver(refused, refused)
    const words = t('fa').room.unwantedVoice()
    expect((await world().wordsTo(a)).filter((said) => said === words)).toHaveLength(1)
    await world().deliver({ ...refused, messageId: 8, what: 'not-taken' })
    expect((await world().wordsTo(a)).at(-1)).toBe(t('fa').room.notTaken())
    await world().deliver(text(b, '/stop'))
    await world().deliver({ ...refused, messageId: 10 })
    expect((await world().wordsTo(a)).filter((said) => said === words)).toHaveLength(1)
  })
})
