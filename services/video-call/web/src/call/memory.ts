const KEY = 'call'

/** What a reload of the page needs to know; forgotten with the tab. */
export interface Memory {
  /** The member was in the call. */
  readonly joined: boolean
  /** Since when, on this device's clock. */
  readonly since: number | null
  remember(joined: boolean, since: number | null): void
}

/** @param token of the call: what was remembered of another one does not count */
export function tabMemory(token: string): Memory {
  const [known, since] = attempt(() => sessionStorage.getItem(KEY))?.split(' ') ?? []
  const joined = known === token
  return {
    joined,
    since: joined && since ? Number(since) : null,
    remember: (nowJoined, nowSince) =>
      attempt(() =>
        nowJoined
          ? sessionStorage.setItem(KEY, `${token} ${nowSince ?? ''}`)
          : sessionStorage.removeItem(KEY),
      ),
  }
}

/** A frame may have no storage of its own: then a reload begins anew. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
