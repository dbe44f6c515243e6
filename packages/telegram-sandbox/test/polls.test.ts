import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateFaults } from '../src/index.js'
import { type Stage, stage } from './support.js'

let s: Stage
let seenUpTo = 0
beforeEach(async () => {
  s = await stage()
  seenUpTo = (await s.updates()).at(-1)?.update_id ?? 0
})
afterEach(() => s.sandbox.stop())

const OPTIONS = [{ text: 'tea' }, { text: 'coffee' }, { text: 'water' }]

async function poll(more: Record<string, unknown> = {}): Promise<number> {
  const params = { chat_id: s.ada.id, question: 'What?', options: OPTIONS, ...more }
  const { result } = await s.call('sendPoll', params)
  if (typeof result === 'object' && result && 'message_id' in result) return Number(result.message_id)
  throw new Error('there is no poll')
}

async function newUpdates() {
  const updates = await s.updates({ offset: seenUpTo + 1 })
  for (const update of updates) expect(updateFaults(update)).toEqual([])
  seenUpTo = updates.at(-1)?.update_id ?? seenUpTo
  return updates
}

const shown = (messageId: number) =>
  s.sandbox.view(s.ada.id).messages.find((message) => message.messageId === messageId)
const counts = (messageId: number) =>
  shown(messageId)?.message.poll?.options.map((option) => option.voter_count)

describe('a vote', () => {
  it('in an open poll of the bot tells it who voted and how the poll now stands, also when it is changed', async () => {
    const id = await poll({ is_anonymous: false })
    s.sandbox.vote(s.ada.id, id, [1])
    const [answer, state] = await newUpdates()
    expect(answer?.poll_answer).toMatchObject({
      poll_id: shown(id)?.message.poll?.id,
      user: { id: s.ada.id },
      option_ids: [1],
      option_persistent_ids: ['1'],
    })
    expect(state?.poll).toMatchObject({ total_voter_count: 1, options: [{}, { voter_count: 1 }, {}] })
    expect([counts(id), shown(id)?.vote, shown(id)?.edited]).toEqual([[0, 1, 0], [1], false])

    s.sandbox.vote(s.ada.id, id, [2])
    s.sandbox.vote(s.ada.id, id, [])
    expect(
      (await newUpdates()).map((one) => one.poll_answer?.option_ids ?? one.poll?.total_voter_count),
    ).toEqual([[2], 1, [], 0])
    expect([counts(id), shown(id)?.vote]).toEqual([[0, 0, 0], []])
  })

  it('in an anonymous poll tells the bot only how the poll stands', async () => {
    const id = await poll()
    expect(s.sandbox.vote(s.ada.id, id, [0])).toEqual({ updateId: null })
    expect(
      (await newUpdates()).map((update) => [update.poll_answer, update.poll?.total_voter_count]),
    ).toEqual([[undefined, 1]])
  })

  it('may name several options where the poll allows it, and counts its voter once', async () => {
    const id = await poll({ allows_multiple_answers: true })
    s.sandbox.vote(s.ada.id, id, [2, 0, 2])
    expect([counts(id), shown(id)?.message.poll?.total_voter_count]).toEqual([[1, 0, 1], 1])
    const single = await poll()
    expect(() => s.sandbox.vote(s.ada.id, single, [0, 1])).toThrow('one option only')
  })

  it('in a quiz stands, and shows the right answer to its bot', async () => {
    const id = await poll({ type: 'quiz', correct_option_ids: [1], is_anonymous: false })
    s.sandbox.vote(s.ada.id, id, [0])
    expect((await newUpdates()).at(-1)?.poll).toMatchObject({ type: 'quiz', correct_option_ids: [1] })
    expect(() => s.sandbox.vote(s.ada.id, id, [1])).toThrow('the vote cannot be changed')
    expect(() => s.sandbox.vote(s.ada.id, id, [])).toThrow('the vote cannot be changed')
  })

  it('for what is not there is refused, and so is one in a closed poll', async () => {
    const id = await poll()
    for (const wrong of [[3], [-1], [0.5]]) {
      expect(() => s.sandbox.vote(s.ada.id, id, wrong)).toThrow('the poll has no such option')
    }
    expect(() => s.sandbox.vote(s.ada.id, 999, [0])).toThrow('there is no poll 999')
    expect(await s.call('stopPoll', { chat_id: s.ada.id, message_id: id })).toMatchObject({
      result: { is_closed: true },
    })
    expect((await newUpdates()).at(-1)?.poll).toMatchObject({ is_closed: true })
    expect(() => s.sandbox.vote(s.ada.id, id, [0])).toThrow('the poll is closed')
    expect(await s.call('stopPoll', { chat_id: s.ada.id, message_id: id })).toMatchObject({ error_code: 400 })
  })

  it('is taken over HTTP, and refused there in words', async () => {
    const id = await poll()
    const vote = (optionIds: number[]): Promise<Response> =>
      fetch(`${s.sandbox.url}/control/members/${s.ada.id}/vote`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messageId: id, optionIds }),
      })
    expect((await vote([2])).status).toBe(200)
    expect(counts(id)).toEqual([0, 0, 1])
    expect(await (await vote([7])).json()).toEqual({ error: 'the poll has no such option' })
  })

  it('in a forwarded poll counts in both places; a copied poll is a poll of its own', async () => {
    const bob = s.sandbox.createMember({ first_name: 'Bob' })
    s.sandbox.sendText(bob.id, '/start')
    const id = await poll()
    const forwarded = await s.bot.forwardMessage(bob.id, s.ada.id, id)
    const copied = await s.bot.copyMessage(bob.id, s.ada.id, id)
    s.sandbox.vote(s.ada.id, id, [0])
    s.sandbox.vote(bob.id, forwarded.message_id, [0])
    s.sandbox.vote(bob.id, copied.message_id, [2])
    expect(counts(id)).toEqual([2, 0, 0])
    const ofBob = s.sandbox.view(bob.id).messages
    expect(ofBob.slice(-2).map((one) => one.message.poll?.options.map((o) => o.voter_count))).toEqual([
      [2, 0, 0],
      [0, 0, 1],
    ])
  })
})

describe('other messages of a member', () => {
  it('a poll needs no more than a question and options', async () => {
    s.sandbox.sendOther(s.ada.id, { poll: { question: 'Where?', options: ['here', { text: 'there' }] } })
    const [update] = await newUpdates()
    expect(update?.message?.poll).toMatchObject({
      question: 'Where?',
      options: [{ text: 'here', voter_count: 0 }, { text: 'there' }],
      is_closed: false,
    })
    const { messageId } = s.sandbox.view(s.ada.id).messages.at(-1) ?? { messageId: 0 }
    s.sandbox.vote(s.ada.id, messageId, [1])
    expect([counts(messageId), await newUpdates()]).toEqual([[0, 1], []])
  })

  it('a dice falls by chance', async () => {
    for (let i = 0; i < 60; i += 1) s.sandbox.sendOther(s.ada.id, { dice: { emoji: '🎲' } })
    const values = (await newUpdates()).map((update) => update.message?.dice?.value ?? 0)
    expect(new Set(values).size).toBeGreaterThan(1)
    expect(values.every((value) => value >= 1 && value <= 6)).toBe(true)
    expect(() => s.sandbox.sendOther(s.ada.id, { dice: { emoji: 'constructor' } })).toThrow('no such dice')
  })

  it('a contact, a place and a venue are what they are to the bot; anything else is refused', async () => {
    const location = { latitude: 52.5, longitude: 13.4 }
    s.sandbox.sendOther(s.ada.id, { contact: { phone_number: '+100', first_name: 'Eve' } })
    s.sandbox.sendOther(s.ada.id, { location })
    s.sandbox.sendOther(s.ada.id, { venue: { location, title: 'Park', address: 'Street 1' } })
    expect((await newUpdates()).map((update) => update.message)).toMatchObject([
      { contact: { first_name: 'Eve' } },
      { location },
      { venue: { title: 'Park' }, location },
    ])
    expect(() => s.sandbox.sendOther(s.ada.id, { location: 'north' })).toThrow('no fields of a message')
    expect(() => s.sandbox.sendOther(s.ada.id, { poll: { question: 'x' } })).toThrow('1 to 12 options')
  })
})
