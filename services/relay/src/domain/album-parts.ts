import type { Envelope } from '@anonchat/contracts'

/**
 * An album that Telegram refuses as a whole, as one envelope for each of its items: one file that it does not take must
 * not keep the others away. The answer that an album is, and its name, go with the first.
 * @returns undefined for what is no album
 */
export function albumParts(envelope: Envelope): Envelope[] | undefined {
  const { action } = envelope
  if (action.kind !== 'send' || action.content.kind !== 'album') return undefined
  const { content, origins, replyTo, quote, remember, ...common } = action
  return content.items.map((item, index) => {
    const origin = origins?.[index]
    const ofFirst = index === 0 ? { replyTo, quote, remember } : {}
    const key = `${envelope.key}/item${index}`
    return { ...envelope, key, action: { ...common, ...ofFirst, content: item, origin } }
  })
}
