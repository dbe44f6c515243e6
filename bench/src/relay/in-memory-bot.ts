/**
 * The yardstick: what a good programmer writes on one evening. A bot in one process on telegraf that pairs members in
 * memory and relays at once, with no storage, no order across retries, no limits and nothing that survives a crash.
 * `node in-memory-bot.js <token> <api root> <port>`
 */
import { Agent, createServer } from 'node:http'
import { Telegraf } from 'telegraf'

const [token = '', apiRoot = '', port = '0'] = process.argv.slice(2)
const bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } })
// telegraf drops an agent given for an http:// root; without one it would open a connection for each call.
bot.telegram.options.agent = new Agent({ keepAlive: true, maxSockets: 200 })
const partners = new Map<number, number>()
let waiting: number | undefined

bot.command('search', async (ctx) => {
  const me = ctx.chat.id
  if (partners.has(me) || waiting === me) return
  if (waiting === undefined) {
    waiting = me
    await ctx.reply('Looking for somebody…')
    return
  }
  const partner = waiting
  waiting = undefined
  partners.set(me, partner)
  partners.set(partner, me)
  await Promise.all([me, partner].map((chat) => ctx.telegram.sendMessage(chat, 'Partner found')))
})

bot.on('text', async (ctx) => {
  const partner = partners.get(ctx.chat.id)
  if (partner === undefined) await ctx.reply('/search first')
  else await ctx.telegram.sendMessage(partner, ctx.message.text)
})

const handler = bot.webhookCallback('/telegram')
const server = createServer((request, response) => void handler(request, response))
server.listen(Number(port), '127.0.0.1', async () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  await bot.telegram.setWebhook(`http://127.0.0.1:${address.port}/telegram`, { max_connections: 100 })
  process.stdout.write('ready\n')
})
process.on('SIGTERM', () => process.exit(0))
