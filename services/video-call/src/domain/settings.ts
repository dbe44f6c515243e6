/** How often a page's presence is renewed, and how long it lasts without. */
export const HEARTBEAT_MS = 10_000
export const PRESENT_MS = 25_000
/** A page that went counts as there for so long: changing networks takes a few seconds. */
export const GRACE_MS = 10_000
/** A socket that says nothing for so long, not even the pong of its browser, is dead. */
export const SILENCE_MS = 30_000
/** More than this waits to be sent to a page that does not read: it is cut off, and fetches the rest when it comes back. */
export const MOST_BUFFERED_BYTES = 512 * 1024
/** How old the opening of the app may be when a link is used the first time. */
export const INIT_DATA_MAX_AGE_MS = 3_600_000
/** A link that was not opened by then is of no use any more. */
export const LINK_MS = 10 * 60_000
