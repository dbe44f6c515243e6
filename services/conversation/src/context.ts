import type { Publisher } from '@anonchat/bus'
import type { Producer } from '@anonchat/queue'
import type { Logger } from '@anonchat/runtime'
import {
  type Database,
  identities,
  lastReceived,
  openAlbums,
  openApart,
  openCallAsks,
  openIceBreakers,
  openRemains,
  openSessions,
  openStandings,
  type Redis,
} from '@anonchat/store'
import type { Telegram } from '@anonchat/telegram'
import type { Config } from './config.js'
import type { HandleContext } from './in/handle.js'
import type { Metrics } from './metrics.js'
import type { Activity } from './out/activity.js'
import { openGate } from './out/gate.js'
import { openLinks } from './out/invitations.js'
import type { Photos } from './out/photos/photos.js'
import { openInvoiceLinks } from './out/premium/invoice-links.js'
import { localProvider } from './out/premium/local.js'
import { myketProvider } from './out/premium/myket.js'
import { starsProvider } from './out/premium/stars.js'
import { openTries } from './out/premium/tries.js'
import { openProfiles } from './out/profiles.js'
import { openShownPartners } from './out/shown.js'
import { CALL_ASK_MS, openTimers } from './out/timers.js'

/** So many message ids fit into the column of a report, however long they are. */
const EVIDENCE = 50

export interface Connections {
  readonly redis: Redis
  readonly db: Database
  readonly telegram: Telegram
  readonly producer: Producer<'timers'>
  readonly photos: Photos
  readonly bus: Publisher
  readonly activity: Activity
  readonly metrics: Pick<Metrics, 'callRequest'>
  readonly log: Logger
}

/** All that handling an event needs, from the open connections. */
export function openContext(config: Config, connections: Connections): HandleContext {
  const { redis, db, telegram, producer, photos, bus, activity, metrics, log } = connections
  return {
    db,
    bus,
    activity,
    photos,
    publish: bus.envelope,
    profiles: openProfiles(redis, db),
    sessions: openSessions(redis, config.flood),
    standings: openStandings(redis),
    albums: openAlbums(redis),
    iceBreakers: openIceBreakers(redis),
    asks: openCallAsks(redis, CALL_ASK_MS, config.callRequestsPerHour),
    hasCalls: config.hasCalls,
    countCall: metrics.callRequest,
    apart: openApart(redis),
    remains: openRemains(redis),
    links: openLinks(db, telegram),
    identityOf: identities(config.identityKey, config.botToken),
    shown: openShownPartners(redis),
    reportsToSuspend: config.reportsToSuspend,
    evidence: async (memberId, roomId) => await lastReceived(redis, memberId, roomId, EVIDENCE),
    gate: openGate(config.channel, telegram, redis),
    stars: starsProvider(db),
    claims: { local: localProvider(db), others: [myketProvider(db, config.myket)] },
    tries: openTries(redis),
    invoiceLink: openInvoiceLinks(telegram, redis),
    admins: config.admins,
    timers: openTimers(producer, config.rooms, config.albumWaitMs, log),
    limits: {
      freeFilters: config.freeFilters,
      widenAfterMs: config.widenAfterMs,
      searchTimeoutMs: config.searchTimeoutMs,
      roomWarningMs: config.rooms.warningMs,
      contacts: config.contacts,
      hidesMedia: config.hidesMedia,
      invitations: config.invitations,
      supportContact: config.supportContact,
      premium: {
        offers: config.offers,
        freeMs: config.rooms.freeMs,
        premiumMs: config.rooms.premiumMs,
        hasPriority: config.hasPriority,
        takesMyket: config.myket !== null,
      },
      muteMs: config.flood.muteMs,
    },
  }
}
