import { waitUntil } from '@anonchat/servers'
import { createDatabase } from '@anonchat/store'
import type { BotControl } from '@anonchat/telegram-sandbox'

const CITIES = ['Tehran', 'Berlin', 'Lagos', 'Lima', 'Hanoi'] as const
const GENDERS = ['male', 'female', 'other'] as const
const BATCH = 1_000

/** Members who have registered before: their rows stand in MySQL, and Telegram knows that they started the bot. */
export async function populate(databaseUrl: string, bot: BotControl, count: number): Promise<number[]> {
  const first = 500_000_001
  const ids = Array.from({ length: count }, (_, index) => first + index)
  const database = createDatabase(databaseUrl)
  try {
    for (let from = 0; from < count; from += BATCH) {
      const batch = ids.slice(from, from + BATCH)
      await database.prisma.user.createMany({ data: batch.map(row) })
    }
  } finally {
    await database.close()
  }
  for (const id of ids) bot.createMember({ id, first_name: `Member ${id}`, started: true })
  return ids
}

const row = (id: number) => {
  const city = CITIES[id % CITIES.length] ?? CITIES[0]
  return {
    telegramId: BigInt(id),
    gender: GENDERS[id % GENDERS.length] ?? GENDERS[0],
    age: 18 + (id % 60),
    city,
    cityKey: city.toLowerCase(),
    language: 'en',
    registeredAt: new Date(),
    lastActiveAt: new Date(),
  }
}

/**
 * Has all search at once and waits until everybody is in a room whose opening they were told of.
 * @param count even
 */
export async function pairUp(databaseUrl: string, bot: BotControl, ids: readonly number[]): Promise<void> {
  const database = createDatabase(databaseUrl)
  const waiting = new Set(ids)
  const off = bot.onSend((chatId, _method, params) => {
    // The notice of a room brings its keyboard, with which it can be left.
    if (JSON.stringify(params.reply_markup ?? '').includes('Next')) waiting.delete(chatId)
  })
  try {
    bot.deliver(ids.map((memberId) => ({ memberId, text: '/search' })))
    await waitUntil(
      async () => {
        const rooms = await database.prisma.chatRoom.count({ where: { isActive: true } })
        return rooms === ids.length / 2 && waiting.size === 0
      },
      120_000,
      () => `${waiting.size} of ${ids.length} members are not in a room`,
    )
  } finally {
    off()
    await database.close()
  }
}
