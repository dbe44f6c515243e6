import { Gender } from '@anonchat/contracts'
import { type Database, registerMember } from '@anonchat/store'
import { cityKey } from '@anonchat/texts'
import type { RegistrationAnswers, Turn } from '../domain/decision.js'
import type { Profiles } from './profiles.js'

/** Writes a complete registration, once or again. @returns `users.id` */
export async function register(
  db: Database,
  profiles: Profiles,
  { memberId, username, lang, at }: Turn,
  { gender, age, city, photoFileId }: RegistrationAnswers,
): Promise<number> {
  const { userId } = await registerMember(db, {
    memberId,
    username,
    language: lang,
    gender: Gender.parse(gender),
    age,
    city,
    cityKey: cityKey(city),
    photoFileId,
    registeredAt: new Date(at),
  })
  await profiles.forget(memberId)
  return userId
}
