// Parts of rows of the table that several states share.

/** What comes from the other services, where it means nothing. */
export const NO_EVENTS = {
  matched: 'nothing',
  'search timeout': 'nothing',
  'search progress': 'nothing',
  'room silence': 'nothing',
  'room warning': 'nothing',
  'room expiry': 'nothing',
  'album due': 'send-album',
  'unwanted kind': 'nothing',
  'call ask over': 'end-call-ask',
  nothing: 'nothing',
} as const

export const REACHABILITY = {
  'blocked the bot': 'leave-unreachable',
  unreachable: 'leave-unreachable',
  'unblocked the bot': 'reachable',
} as const

/** What moderators decide. What bars a member stands in the session before it is heard of here. */
export const MODERATION = {
  barred: 'nothing',
  lifted: 'tell-lifted',
  warned: 'tell-warned',
  thanked: 'tell-thanked',
  deleted: 'delete-by-moderation',
} as const

/** What is paid, given back or granted counts whatever a member is doing. */
export const MONEY = {
  payment: 'take-payment',
  refund: 'take-refund',
  'premium granted': 'tell-granted',
  'renewal changed': 'tell-renewal',
  'premium ends': 'tell-premium-end',
  'premium ended': 'tell-premium-end',
} as const

/** What a member can do about premium. */
export const PREMIUM = {
  '/premium': 'premium',
  '/redeem': 'redeem',
  'gift link': 'redeem',
  'premium button': 'premium',
  'gift button': 'redeem',
  'buy button': 'buy',
  'renewal button': 'change-renewal',
} as const

export const OLD_BUTTONS = {
  'gender button': 'old-button',
  'back button': 'old-button',
  'skip button': 'old-button',
  'joined button': 'old-button',
  'show media button': 'old-button',
  'search button': 'old-button',
  'widen button': 'old-button',
  'protect button': 'old-button',
  'cancel button': 'old-button',
  'old button': 'old-button',
  'edit button': 'old-button',
  'show button': 'old-button',
  'filter button': 'old-button',
  'rate button': 'old-button',
  'report button': 'old-button',
  'category button': 'old-button',
  'cancel report button': 'old-button',
  'words button': 'old-button',
  'skip words button': 'old-button',
  'block button': 'old-button',
  'undo block button': 'old-button',
  'unblock button': 'old-button',
  'blocked page button': 'old-button',
  'call button': 'old-button',
  'premium button': 'old-button',
  'gift button': 'old-button',
  'buy button': 'old-button',
  'renewal button': 'old-button',
} as const

/** The same for every button. */
export const everyButton = <A extends string>(act: A) => mapped(OLD_BUTTONS, act)

const mapped = <K extends string, A extends string>(row: Readonly<Record<K, string>>, act: A) =>
  Object.fromEntries(Object.keys(row).map((kind) => [kind, act])) as Readonly<Record<K, A>>

/** What a member can do about rooms that ended, whatever they do now. */
export const MEMBERS = {
  '/block': 'block-nobody',
  '/call': 'no-call',
  '/unblock': 'list-blocked',
  '/report': 'ask-report',
  'report button': 'ask-report',
  'category button': 'report',
  'cancel report button': 'cancel-report',
  'words button': 'ask-words',
  'skip words button': 'no-words',
  'rate button': 'rate',
  'block button': 'block-after',
  'undo block button': 'undo-block',
  'unblock button': 'unblock',
  'blocked page button': 'list-blocked',
} as const

/** What everybody can ask about what is kept of them, whatever they are. */
export const PRIVACY = {
  '/privacy': 'privacy',
  '/export': 'export',
  '/delete_me': 'ask-delete',
  'export button': 'export',
  'delete button': 'ask-delete',
  'confirm delete button': 'delete',
  'keep data button': 'keep-data',
} as const

/** All that somebody can say, answered alike. */
export const everyInput = <A extends string>(act: A) =>
  ({
    '/start': act,
    'invite link': act,
    '/invite': act,
    '/search': act,
    '/next': act,
    '/stop': act,
    '/profile': act,
    '/help': act,
    '/language': act,
    '/settings': act,
    '/filters': act,
    '/paysupport': act,
    '/premium': act,
    '/redeem': act,
    'gift link': act,
    '/block': act,
    '/unblock': act,
    '/report': act,
    '/protect': act,
    '/icebreaker': act,
    '/call': act,
    'unknown command': act,
    text: act,
    photo: act,
    media: act,
    dice: act,
    'refused kind': act,
  }) as const
