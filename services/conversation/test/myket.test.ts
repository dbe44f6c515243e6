import { createServer, type IncomingMessage, type Server } from 'node:http'
import { freePort } from '@anonchat/servers'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { playPremium } from './premium-play.js'
import { text } from './updates.js'

const ACCESS_TOKEN = '650e0714-a434-475a'
const port = await freePort()
const { world, daysLeft, rowsOf, lastWords } = playPremium({
  MYKET_BASE_URL: `http://127.0.0.1:${port}`,
  MYKET_PACKAGE: 'com.example.chat',
  MYKET_ACCESS_TOKEN: ACCESS_TOKEN,
  MYKET_PRODUCTS: 'premium_30=30,premium_7=7',
})

/** The store's server: which tokens were paid, and how it answers. */
const store = { paid: new Set<string>(), status: 200, asked: 0 }
const PATH = /^\/api\/partners\/applications\/com\.example\.chat\/purchases\/products\/([\w.-]+)\/verify$/

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

let server: Server
beforeAll(async () => {
  server = createServer(async (request, response) => {
    store.asked++
    const token: unknown = JSON.parse(await bodyOf(request)).tokenId
    const product = PATH.exec(request.url ?? '')?.[1]
    const isOurs = request.method === 'POST' && request.headers['x-access-token'] === ACCESS_TOKEN
    const known = store.paid.has(`${product} ${token}`)
    const status = !isOurs ? 403 : store.status !== 200 ? store.status : known ? 200 : 404
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        kind: 'androidpublisher#productPurchase',
        purchaseTime: 1,
        purchaseState: String(token).startsWith('failed') ? 1 : 0,
        consumptionState: 0,
        developerPayload: '',
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
})
beforeEach(() => {
  store.status = 200
})

const en = t('en')

describe('a purchase in Myket', () => {
  it('gives its days once, to whoever comes first with its token', async () => {
    store.paid.add('premium_30 token-1')
    const [a, b] = [await world().member(), await world().member('fa')]
    await world().deliver(text(a, '/redeem'))
    expect(await lastWords(a)).toBe(en.redeem.howWithMyket())
    await world().deliver(text(a, '/redeem myket premium_30 token-1'))
    expect(await lastWords(a)).toContain('30 days')
    await world().deliver(text(a, '/redeem MYKET premium_30 token-1'))
    expect(await daysLeft(a)).toBe(30)
    expect(await rowsOf(a)).toMatchObject([{ provider: 'myket' }])
    expect(JSON.stringify(await rowsOf(a))).not.toContain('token-1')
    await world().deliver(text(b, '/redeem myket premium_30 token-1'))
    expect(await lastWords(b)).toBe(t('fa').redeem.used())
    expect(await daysLeft(b)).toBe(0)
  })

  it.each([
    ['that nobody made', 'premium_30 token-x', 'notPaid'],
    ['that was not paid', 'premium_30 failed-1', 'notPaid'],
    ['of a product that gives nothing', 'coins token-1', 'unknownProduct'],
    ['without a token', 'premium_30', 'notPaid'],
    ['with a path instead of a token', 'premium_30 ../../x', 'notPaid'],
  ] as const)('%s gives nothing', async (_, claim, why) => {
    store.paid.add('premium_30 failed-1')
    const id = await world().member()
    await world().deliver(text(id, `/redeem myket ${claim}`))
    expect(await lastWords(id)).toBe(en.redeem[why]())
    expect(await daysLeft(id)).toBe(0)
  })

  it.each([500, 401, 429])('that the store answers with %d about is not lost', async (status) => {
    const token = `later-${status}`
    store.paid.add(`premium_7 ${token}`)
    store.status = status
    const id = await world().member()
    await world().deliver(text(id, `/redeem myket premium_7 ${token}`))
    expect(await lastWords(id)).toBe(en.redeem.noAnswer())
    store.status = 200
    await world().deliver(text(id, `/redeem myket premium_7 ${token}`))
    expect(await daysLeft(id)).toBe(7)
  })
})
