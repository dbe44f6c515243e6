import { Unavailable } from '@anonchat/runtime'
import { describe, expect, it } from 'vitest'
import type { ClassifiedUpdate } from '../domain/classify.js'
import { publishBatch } from './publish-batch.js'

const updateOf = (memberId: number, update_id: number): ClassifiedUpdate => ({
  update: { update_id },
  kind: 'message',
  isAttempt: false,
  destination: { to: 'member', memberId },
})

const batch = [updateOf(1, 10), updateOf(2, 11), updateOf(1, 12), updateOf(2, 13), updateOf(1, 14)]

describe('a batch', () => {
  it('lets no later update of a member pass one that cannot be stored yet, and holds up nobody else', async () => {
    const stored: number[] = []
    let failures = 2
    const all = await publishBatch(
      batch,
      async ({ update }) => {
        if (update.update_id === 10 && failures-- > 0) throw new Unavailable('nats', new Error('away'))
        stored.push(update.update_id)
        return 'member'
      },
      new AbortController().signal,
    )
    expect(all).toBe(true)
    expect(stored).toEqual([11, 13, 10, 12, 14])
  })

  it('is given up in the middle when the lock is lost, and is not to be confirmed', async () => {
    const lost = new AbortController()
    const stored: number[] = []
    const all = await publishBatch(
      batch,
      async ({ update }) => {
        stored.push(update.update_id)
        if (update.update_id === 12) lost.abort()
        return 'member'
      },
      lost.signal,
    )
    expect(all).toBe(false)
    expect(stored).not.toContain(14)
  })

  it('ends with an error that no retry mends', async () => {
    const broken = publishBatch(
      batch,
      async () => {
        throw new Error('broken')
      },
      new AbortController().signal,
    )
    await expect(broken).rejects.toThrow('broken')
  })
})
