import { createDatabase } from '@anonchat/store'
import type { System } from '../src/index.js'
import { pairUp } from '../src/load/population.js'
import type { Identity } from './random-update/identity.js'

/** Two members who registered before, with all that Telegram knows of them. */
export async function registerStrangers(system: System, identities: readonly Identity[]): Promise<void> {
  const database = createDatabase(system.databaseUrl)
  try {
    for (const { id, first_name, last_name, username } of identities) {
      system.sandbox.createMember({ id, first_name, last_name, username, language_code: 'en' })
      await database.prisma.user.create({
        data: {
          telegramId: BigInt(id),
          gender: 'other',
          age: 30,
          city: 'Lima',
          cityKey: 'lima',
          language: 'en',
          registeredAt: new Date(),
          lastActiveAt: new Date(),
        },
      })
    }
  } finally {
    await database.close()
  }
}

/** Brings the two into a room with each other. */
export const meet = (system: System, identities: readonly Identity[]): Promise<void> =>
  pairUp(
    system.databaseUrl,
    system.sandbox,
    identities.map(({ id }) => id),
  )
