import { defineService } from '@anonchat/runtime'
import { whyNoCalls } from './domain/why-no-calls.js'
import { servePage } from './in/page.js'

/** Video calls between the two of a room: the mini-app, its signaling, and the REST interface. Any number of replicas. */
export const startVideoCall = defineService({
  name: 'video-call',
  portVariable: 'VIDEO_CALL_PORT',
  variables: [
    'TELEGRAM_API_ROOT',
    'TELEGRAM_WEB_APP_SCRIPT',
    'VIDEO_CALL_DOMAIN',
    'TURN_URLS',
    'TURN_SECRET',
  ],
  start: async (config, { http, log }) => {
    const why = whyNoCalls({
      domain: config.VIDEO_CALL_DOMAIN,
      apiRoot: config.TELEGRAM_API_ROOT,
      turnUrls: config.TURN_URLS,
      turnSecret: config.TURN_SECRET,
    })
    if (why !== null) log.warn(`no calls will be started: ${why}`)
    servePage(http, { domain: config.VIDEO_CALL_DOMAIN, script: config.TELEGRAM_WEB_APP_SCRIPT })
  },
})
