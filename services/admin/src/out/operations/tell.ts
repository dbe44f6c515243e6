import type { MemberModerated } from '@anonchat/contracts'
import type { OperationContext, Order } from './context.js'

type Told = Pick<MemberModerated, 'what' | 'until' | 'reason'>

/** Tells a member what moderators decided; nobody where the member has deleted everything since. */
export async function tell(
  { publish }: OperationContext,
  { trace }: Order,
  memberId: number,
  told: Told,
): Promise<void> {
  if (memberId <= 0) return
  const event = { type: 'moderated', memberId, trace, ...told } as const
  await publish.memberEvent(event, `${trace}/${told.what}/${memberId}`)
}
