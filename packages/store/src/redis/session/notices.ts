export type EndReason = 'stop' | 'next' | 'unreachable' | 'expired' | 'banned' | 'suspended' | 'blocked'

/** A notice about a room that was decided but perhaps not yet published. `text` is how it stands in the session. */
export type Notice =
  | {
      readonly kind: 'opened'
      readonly roomId: string
      readonly partnerId: number
      readonly text: string
    }
  | {
      readonly kind: 'ended'
      readonly roomId: string
      readonly reason: string
      readonly by: 'self' | 'partner' | 'other'
      readonly partnerId: number
      readonly text: string
    }

/** Reads `opened:<room>:<partner>` and `ended:<room>:<reason>:<by>:<partner>`, joined by `;`. What is neither is left out. */
export function readNotices(pending: string | undefined): readonly Notice[] {
  if (pending === undefined || pending === '') return []
  return pending.split(';').flatMap((text): Notice[] => {
    const [kind, roomId, ...rest] = text.split(':')
    if (roomId === undefined) return []
    if (kind === 'opened') return [{ kind, roomId, partnerId: Number(rest[0]), text }]
    const [reason, by, partner] = rest
    if (kind !== 'ended' || reason === undefined) return []
    return [
      {
        kind,
        roomId,
        reason,
        by: by === 'self' || by === 'partner' ? by : 'other',
        partnerId: Number(partner),
        text,
      },
    ]
  })
}

/** The same notice as it stands in the partner's session. */
export const openedText = (roomId: string, partnerId: number): string => `opened:${roomId}:${partnerId}`

export const endedText = (
  roomId: string,
  reason: string,
  by: 'self' | 'partner' | 'other',
  partnerId: number,
): string => `ended:${roomId}:${reason}:${by}:${partnerId}`
