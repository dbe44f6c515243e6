import type { BotControl } from '../api.js'
import { crowdOf } from '../crowd/crowd-of.js'
import { limitsOf } from '../options.js'
import { viewTrace } from '../traces/of-bot.js'
import { type Bot, resetWorld } from '../world/bot.js'
import { fileKinds } from '../world/file-kinds.js'
import { createChannel, setBotAdmin, setMembership } from './channels.js'
import { drained } from './drained.js'
import { edit } from './edit.js'
import { inject } from './inject.js'
import { pay, renew } from './pay.js'
import {
  allMembers,
  createMember,
  editMember,
  removeMember,
  setBlocked,
  setDeactivated,
  setVoiceForbidden,
} from './people.js'
import { playOf } from './play.js'
import { press, pressKeyboard } from './press.js'
import { react } from './react.js'
import { snapshotOf } from './snapshot.js'
import { trafficOf } from './traffic.js'
import { messagesOf, view, waitFor } from './watch.js'
import { deleteMessage, deliver, sendAlbum, sendMedia, sendOther, sendText } from './write.js'

const PATIENCE_MS = 10_000

/** The control API of one bot, in process. */
export function controlOf(bot: Bot): BotControl {
  const control: BotControl = {
    ...playOf(bot),
    token: bot.token,
    me: bot.me,
    createMember: (member = {}) => createMember(bot, member),
    members: () => allMembers(bot),
    editMember: (memberId, changes) => editMember(bot, memberId, changes),
    removeMember: (memberId) => removeMember(bot, memberId),
    sendText: (memberId, text, options) => sendText(bot, memberId, text, options),
    sendMedia: (memberId, kind, options) => sendMedia(bot, memberId, kind, options),
    sendAlbum: (memberId, items) => sendAlbum(bot, memberId, items),
    sendOther: (memberId, fields) => sendOther(bot, memberId, fields),
    edit: (memberId, messageId, text, entities) => edit(bot, memberId, messageId, text, entities),
    press: (memberId, target, options) => press(bot, memberId, target, options?.timeoutMs ?? PATIENCE_MS),
    pressKeyboard: (memberId, label) => pressKeyboard(bot, memberId, label),
    react: (memberId, messageId, emoji) => react(bot, memberId, messageId, emoji),
    deleteMessage: (memberId, messageId) => deleteMessage(bot, memberId, messageId),
    block: (memberId) => setBlocked(bot, memberId, true),
    unblock: (memberId) => setBlocked(bot, memberId, false),
    setDeactivated: (memberId, deactivated) => setDeactivated(bot, memberId, deactivated),
    setVoiceForbidden: (memberId, forbidden) => setVoiceForbidden(bot, memberId, forbidden),
    pay: (memberId, invoice, options) => pay(bot, memberId, invoice, options?.timeoutMs ?? PATIENCE_MS),
    renew: (memberId, chargeId) => renew(bot, memberId, chargeId),
    view: (memberId) => view(bot, memberId),
    messages: (memberId, page) => messagesOf(bot, memberId, page),
    snapshot: () => snapshotOf(bot, control),
    traffic: (filter) => trafficOf(bot, filter),
    trace: (trace) => viewTrace(bot, trace),
    waitFor: (memberId, match, options = {}) => waitFor(bot, memberId, match, options),
    createChannel: (channel = {}) => createChannel(bot, channel),
    setBotAdmin: (channelId, admin) => setBotAdmin(bot, channelId, admin),
    setMembership: (channelId, memberId, membership) => setMembership(bot, channelId, memberId, membership),
    inject: (update) => inject(bot, update),
    deliver: (texts) => deliver(bot, texts),
    pendingUpdates: () => bot.world.delivery.queue.size,
    drained: (timeoutMs = PATIENCE_MS) => drained(bot, timeoutMs),
    restartUpdateIds: (next) => bot.world.delivery.queue.restart(next),
    setLimits: (limits) =>
      bot.world.limiter.set(limitsOf(limits, bot.world.limiter.limits), bot.world.members.values()),
    limits: () => bot.world.limiter.limits,
    addFault: (fault) => bot.world.faults.add(fault),
    removeFault: (id) => bot.world.faults.remove(id),
    clearFaults: () => bot.world.faults.clear(),
    faults: () => bot.world.faults.list(),
    calls: (filter = {}) =>
      bot.world.log
        .listCalls()
        .filter(
          (call) =>
            (filter.method === undefined || call.method === filter.method) &&
            (filter.chatId === undefined || Number(call.params.chat_id) === filter.chatId),
        ),
    onCall: (listener) => bot.hooks.call.on(listener),
    onSend: (listener) => bot.hooks.send.on(listener),
    onDeliver: (listener) => bot.hooks.deliver.on(listener),
    onEvent: (listener) => bot.hooks.event.on(listener),
    setCrowd: (order) => crowdOf(bot, control).set(order),
    crowd: () => crowdOf(bot, control).state(),
    figures: () => crowdOf(bot, control).figures,
    services: () => bot.monitor.services,
    addFile: (kind, content) => {
      const sample = fileKinds[kind].sample()
      const { fileId, fileUniqueId } = bot.world.files.add(kind, content ? { ...sample, content } : sample)
      return { fileId, fileUniqueId }
    },
    reset: () => {
      resetWorld(bot)
      bot.crowd?.forget()
      bot.hooks.event.emit({ type: 'reset' })
    },
  }
  return control
}
