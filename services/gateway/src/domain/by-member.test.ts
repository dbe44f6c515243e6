import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byMember } from './by-member.js'
import type { ClassifiedUpdate } from './classify.js'

const updateOf = (update_id: number, memberId: number): ClassifiedUpdate => ({
  update: { update_id },
  kind: 'message',
  isAttempt: false,
  destination: update_id % 2 === 0 ? { to: 'member', memberId } : { to: 'admin', adminId: memberId },
})

it('keeps each member in one group, in order, and loses nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (members) => {
      const updates = members.map((member, index) => updateOf(index, member))
      const groups = byMember(updates)
      expect(groups).toHaveLength(new Set(members).size)
      for (const group of groups) {
        const ids = group.map(({ update }) => update.update_id)
        expect(ids).toEqual([...ids].sort((a, b) => a - b))
        expect(new Set(ids.map((id) => members[id])).size).toBe(1)
      }
      expect(groups.flat()).toHaveLength(updates.length)
    }),
  )
})
