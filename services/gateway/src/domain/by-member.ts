import type { ClassifiedUpdate } from './classify.js'

/** Groups updates by the member they concern; within a group they keep their order. Groups need no order. */
export function byMember(updates: readonly ClassifiedUpdate[]): ClassifiedUpdate[][] {
  const groups = new Map<number, ClassifiedUpdate[]>()
  for (const classified of updates) {
    const member = memberOf(classified)
    const group = groups.get(member)
    if (group === undefined) groups.set(member, [classified])
    else group.push(classified)
  }
  return [...groups.values()]
}

function memberOf({ destination }: ClassifiedUpdate): number {
  switch (destination.to) {
    case 'member':
    case 'checkout':
      return destination.memberId
    case 'admin':
      return destination.adminId
    case 'nobody':
      return 0
  }
}
