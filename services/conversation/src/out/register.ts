import { Gender } from '@anonchat/contracts'
import { type Database, type IdentityOf, registerMember, takeBack } from '@anonchat/store'
import { cityKey } from '@anonchat/texts'
import type { RegistrationAnswers, Turn } from '../domain/decision.js'
import type { Photos } from './photos/photos.js'
import type { Profiles } from './profiles.js'

export interface RegisterContext {
  readonly db: Database
  readonly profiles: Profiles
  readonly photos: Photos
  readonly identityOf: IdentityOf
}

/** Writes a complete registration, once or again. @returns `users.id` */
export async function register(
  { db, profiles, photos, identityOf }: RegisterContext,
  { memberId, username, lang, at }: Turn,
  { gender, age, city, photoFileId }: RegistrationAnswers,
): Promise<number> {
  await takeBack(db, { memberId, identity: identityOf(memberId), registers: true, at: new Date(at) })
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
  await photos.want(memberId, photoFileId)
  await profiles.forget(memberId)
  return userId
}
