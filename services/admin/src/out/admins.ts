import { type Database, findMember } from '@anonchat/store'

/** Who an admin is: the language they chose as a member, if they are one. */
export interface Admin {
  readonly language: string | null
}

/**
 * Says whether somebody may act as an admin now: named in ADMIN_IDS, and not banned as a member.
 * @returns null for everybody else. @throws Unavailable
 */
export type FindAdmin = (adminId: number) => Promise<Admin | null>

export function openAdmins(db: Database, ids: ReadonlySet<number>, now: () => number): FindAdmin {
  return async (adminId) => {
    if (!ids.has(adminId)) return null
    const record = await findMember(db, adminId)
    if (record === null) return { language: null }
    const { isBanned, bannedUntil, language } = record
    const banned = isBanned && (bannedUntil === null || bannedUntil.getTime() > now())
    return banned ? null : { language }
  }
}
