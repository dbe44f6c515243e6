import { createHash } from 'node:crypto'
import { type Database, grantPremium } from '@anonchat/store'
import { z } from 'zod'
import type { PremiumProvider } from './provider.js'

export interface MyketSettings {
  /** For example https://developer.myket.ir */
  readonly baseUrl: string
  readonly packageName: string
  readonly accessToken: string
  /** Days of premium by product. */
  readonly products: ReadonlyMap<string, number>
}

/** A member waits for the answer, and all of their partition with them. */
const ASK_TIMEOUT_MS = 4_000

/** `<product> <token>`; tokens are letters, digits and a few signs. */
const CLAIM = /^(?<product>[\w.-]{1,64})\s+(?<token>[\w.:~+/=-]{4,512})$/

/** 0: paid; anything else: not, or given back. */
const Purchase = z.object({ purchaseState: z.coerce.number() })

type Answer = 'paid' | 'not-paid' | 'no-answer'

/**
 * Purchases in an app of the Myket store, handed in as `/redeem myket <product> <token>`: the store's server is asked
 * whether the token was paid. A token counts once, for whoever comes first with it.
 */
export const myketProvider = (db: Database, settings: MyketSettings | null): PremiumProvider<string> => ({
  name: 'myket',
  take: async (memberId, words, at) => {
    if (settings === null) return { kind: 'refused', why: 'no-provider' }
    const { product, token } = CLAIM.exec(words.trim())?.groups ?? {}
    if (product === undefined || token === undefined) return { kind: 'refused', why: 'not-paid' }
    const days = settings.products.get(product)
    if (days === undefined) return { kind: 'refused', why: 'unknown-product' }
    const answer = await ask(settings, product, token)
    if (answer !== 'paid') return { kind: 'refused', why: answer }
    // Whoever reads the record cannot hand the token in elsewhere.
    const transactionId = `myket-${createHash('sha256').update(`${product}\n${token}`).digest('hex')}`
    const grant = { memberId, provider: 'myket', transactionId, days, amount: 0, currency: 'IRR', at }
    const granted = await grantPremium(db, grant)
    if (granted.kind === 'taken') return { kind: 'refused', why: 'used' }
    return { kind: granted.kind, transactionId, days, end: granted.end }
  },
})

/** `POST …/purchases/products/<product>/verify`, as the store documents it. */
async function ask(settings: MyketSettings, product: string, token: string): Promise<Answer> {
  const { baseUrl, packageName, accessToken } = settings
  const path = `/api/partners/applications/${packageName}/purchases/products/${encodeURIComponent(product)}/verify`
  try {
    const response = await fetch(new URL(path, baseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-access-token': accessToken },
      body: JSON.stringify({ tokenId: token }),
      // The access token goes to this host only.
      redirect: 'error',
      signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
    })
    const [status, text] = [response.status, await response.text()]
    // 401 and 403 are our fault, not the member's: the purchase may be good.
    if (status === 401 || status === 403 || status === 429 || status >= 500) return 'no-answer'
    if (status !== 200) return 'not-paid'
    return Purchase.parse(JSON.parse(text)).purchaseState === 0 ? 'paid' : 'not-paid'
  } catch {
    return 'no-answer'
  }
}
