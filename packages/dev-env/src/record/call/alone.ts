import type { Opening, Shown } from './look.js'
import { type Line, partner } from './scripted-service.js'
import type { Hand } from './words.js'

export interface Stand {
  hand: Hand
  line: () => Line
  shown: Shown
}

/** One screen of the mini-app. */
export interface Screen extends Opening {
  /** Brings the mini-app, which was opened, to its screen. */
  show(stand: Stand): Promise<void>
}

const refusing = (name: string): string =>
  `navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', '${name}') }
   navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput' }, { kind: 'audioinput' }]`

const ready: Screen['show'] = async (screen) => {
  await screen.hand.press('before.allow')
  await screen.hand.reads('preview.join')
}
const joined: Screen['show'] = async (screen) => {
  await ready(screen)
  await screen.hand.press('preview.join')
  await screen.hand.reads('notice.waiting')
}
const withoutMedia = (name: string, word: string): Screen => ({
  before: refusing(name),
  ownCamera: true,
  show: async (screen) => {
    await screen.hand.press('before.allow')
    await screen.hand.reads(`noMedia.${word}.title`)
  },
})
const ended = (why: string): Screen => ({
  show: async (screen) => {
    await screen.hand.reads('before.title')
    screen.line().tell({ type: 'ended', reason: why })
    await screen.hand.reads(`ended.${why}.title`)
  },
})
const closed = (code: number, why: string): Screen => ({
  show: async (screen) => {
    await screen.hand.reads('before.title')
    screen.line().close(code)
    await screen.hand.reads(`ended.${why}.title`)
  },
})
const unusable = (word: string, opening: Opening): Screen => ({
  ...opening,
  show: ({ hand }) => hand.reads(`unusable.${word}.title`),
})

/** Every screen that one page comes to by itself. */
export const ALONE: Readonly<Record<string, Screen>> = {
  opening: {
    before: 'window.WebSocket = class { addEventListener() {} send() {} close() {} }',
    show: ({ hand }) => hand.reads('opening'),
  },
  before: {
    show: async (screen) => {
      await screen.hand.reads('before.title')
    },
  },
  asking: {
    ownCamera: true,
    before: `navigator.mediaDevices.getUserMedia = () => new Promise(() => {})
             navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput' }, { kind: 'audioinput' }]
          `,
    show: async (screen) => {
      await screen.hand.press('before.allow')
      await screen.hand.reads('asking.title')
    },
  },
  preview: {
    show: async (screen) => {
      await ready(screen)
      screen.line().tell(partner('joined'))
      await screen.hand.reads('preview.partnerWaits')
    },
  },
  'preview-off': {
    show: async (screen) => {
      await ready(screen)
      await screen.hand.press('cameraOff')
      await screen.hand.reads('own.cameraOff')
    },
  },
  waiting: { show: joined },
  blocked: {
    show: async (screen) => {
      await joined(screen)
      screen.line().tell({ type: 'restart', iceServers: [] })
      screen.line().tell(partner('joined'))
      await screen.hand.reads('notice.blocked')
    },
  },
  'no-media-refused': withoutMedia('NotAllowedError', 'refused'),
  'no-media-missing': withoutMedia('NotFoundError', 'missing'),
  'no-media-in-use': withoutMedia('NotReadableError', 'inUse'),
  'no-media-failed': withoutMedia('TypeError', 'failed'),
  'ended-hung-up': ended('hung-up'),
  'ended-chat-ended': ended('chat-ended'),
  'ended-expired': ended('expired'),
  'ended-reported': ended('reported'),
  'ended-moderated': ended('moderated'),
  'ended-taken-over': ended('taken-over'),
  'ended-failed': ended('failed'),
  'ended-bad-link': closed(4401, 'bad-link'),
  'ended-not-you': closed(4403, 'not-you'),
  'ended-refused-by-service': closed(4400, 'refused-by-service'),
  'unusable-insecure': unusable('insecure', {
    before: `Object.defineProperty(window, 'isSecureContext', { value: false })`,
  }),
  'unusable-unsupported': unusable('unsupported', { before: 'delete window.RTCPeerConnection' }),
  'unusable-no-link': unusable('noLink', { address: '' }),
}
