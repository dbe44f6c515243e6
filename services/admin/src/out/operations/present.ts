import { type Database, findPerson, type MemberKey } from '@anonchat/store'

/** A member who is there to be dealt with; null for nobody, and for who deleted everything and left a row of nobody. */
export async function findPresent(db: Database, key: MemberKey) {
  const person = await findPerson(db, key)
  return person === null || person.memberId <= 0 ? null : person
}
