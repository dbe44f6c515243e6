import { type Memo, readMemo, type Session } from '@anonchat/store'

/** What was done under a key, where that is the last thing that the member's own events did. */
export const memoOf = (session: Session, key: string): Memo | null =>
  session.memo?.key === key ? readMemo(session.memo.result) : null
