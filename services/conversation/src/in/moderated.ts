import type { MemberModerated } from '@anonchat/contracts'
import type { Input } from '../domain/input.js'
import { fromService, type Incoming } from './event.js'

function meaning({ what, reason }: MemberModerated): Input {
  switch (what) {
    case 'banned':
    case 'suspended':
      return { kind: 'barred' }
    case 'lifted':
    case 'deleted':
      return { kind: what }
    case 'warned':
    case 'thanked':
      return { kind: what, reason }
  }
}

/** One act of a moderator may concern several members: each has a key of their own. */
export const readModerated = (event: MemberModerated): Incoming =>
  fromService(`moderated-${event.what}-${event.memberId}-${event.trace}`, event, meaning(event))
