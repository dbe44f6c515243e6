import { type Database, type Registration, registerMember } from '../../src/sql/index.js'

/** What a member with this Telegram id registers with, unless told otherwise. */
export const registration = (memberId: number, other: Partial<Registration> = {}): Registration => ({
  memberId,
  username: `name_${memberId}`,
  language: null,
  gender: 'female',
  age: 30,
  city: 'Tehran',
  cityKey: 'tehran',
  photoFileId: null,
  registeredAt: new Date('2026-01-01T00:00:00.000Z'),
  ...other,
})

/** Registers a member and gives their `users.id`. */
export async function newMember(db: Database, memberId: number): Promise<number> {
  return (await registerMember(db, registration(memberId))).userId
}
