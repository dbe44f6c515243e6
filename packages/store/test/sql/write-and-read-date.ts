// Run as a process of its own, in a time zone of its own: writes dates by Prisma and by SQL, and prints what comes back.
import { createDatabase } from '../../src/sql/client.js'

const [url = '', ...dates] = process.argv.slice(2)
const db = createDatabase(url, { connectionLimit: 1 })
const { prisma } = db

await prisma.block.deleteMany()
const results: { prisma: string; raw: string | undefined; secondsFromNow: number }[] = []
for (const [index, text] of dates.entries()) {
  const at = new Date(text)
  const [one, two] = await Promise.all(
    [2 * index + 1, 2 * index + 2].map((id) =>
      prisma.user.upsert({ where: { telegramId: id }, update: {}, create: { telegramId: id } }),
    ),
  )
  if (!one || !two) throw new Error('two members')
  await prisma.block.create({ data: { blockerId: one.id, blockedId: two.id, createdAt: at } })
  const byPrisma = await prisma.block.findFirstOrThrow({ where: { createdAt: at } })
  const byRaw = await prisma.$queryRaw<{ at: Date; now: Date }[]>`
    SELECT created_at AS at, CURRENT_TIMESTAMP(3) AS now FROM blocks WHERE created_at = ${at}`
  const distance = (byRaw[0]?.now.getTime() ?? 0) - Date.now()
  results.push({
    prisma: byPrisma.createdAt.toISOString(),
    raw: byRaw[0]?.at.toISOString(),
    secondsFromNow: Math.round(distance / 60_000) * 60 || 0,
  })
}
process.stdout.write(JSON.stringify(results))
await db.close()
