import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { CallEvent, Effect } from './events.js'
import { newLine } from './line.js'
import type { Memory } from './memory.js'
import { newOwnSide, type OwnSide } from './own-side.js'
import { newPartnerSide, type PartnerSide } from './partner-side.js'
import { type Screen, screenOf } from './screen.js'
import { type CallState, INITIAL } from './state.js'
import { step } from './step.js'

/** A call on this page: what it is like now, and what may be done about it. */
export interface Keeper {
  readonly state: ReadonlySignal<CallState>
  readonly screen: ReadonlySignal<Screen>
  readonly own: OwnSide
  readonly partner: PartnerSide
  /** When the two were first connected, on this device's clock; null before. */
  readonly since: ReadonlySignal<number | null>
  /** How long it was in all, in milliseconds, once it is over. */
  readonly talkedMs: ReadonlySignal<number>
  dispatch(event: CallEvent): void
  flip(): Promise<void>
}

/** Keeps the state of a call, and does what its steps say. */
export function newKeeper(token: string, memory: Memory): Keeper {
  const state = signal(INITIAL)
  const since = signal(memory.since)
  const talkedMs = signal(0)
  const queue: CallEvent[] = []
  let isBusy = false

  /** One event after the other, also those that come out of what is done about another. */
  const dispatch = (event: CallEvent): void => {
    queue.push(event)
    if (isBusy) return
    isBusy = true
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { state: after, effects } = step(state.value, next)
      state.value = after
      if (after.peer === 'connected') since.value ??= Date.now()
      if (after.ended !== null && talkedMs.value === 0 && since.value !== null)
        talkedMs.value = Date.now() - since.value
      for (const effect of effects) act(effect)
    }
    isBusy = false
  }

  const line = newLine(token, dispatch)
  const own = newOwnSide(dispatch)
  const partner = newPartnerSide(dispatch, () => state.value)

  function act(effect: Effect): void {
    const { call } = state.value
    switch (effect.do) {
      case 'connect':
        line.connect(effect.attempt)
        return
      case 'disconnect':
        line.disconnect()
        return
      case 'say-hello':
        line.sayHello()
        return
      case 'send':
        line.send(effect.message)
        return
      case 'ask-media':
        own.ask(effect.camera).catch(() => dispatch({ type: 'media-failed', problem: 'failed' }))
        return
      case 'apply-media':
        own.apply(effect.microphone, effect.camera)
        return
      case 'stop-media':
        own.stop()
        return
      case 'start-peer':
        if (call !== null) partner.start(call, own.media.value?.stream.getTracks() ?? [])
        return
      case 'hear-signal':
        partner.hear(effect.signal)
        return
      case 'repeat-signals':
        partner.repeat()
        return
      case 'restart-peer':
        if (call !== null) partner.restart(call)
        return
      case 'stop-peer':
        partner.stop()
        return
      case 'remember':
        memory.remember(effect.joined, since.value)
        return
    }
  }

  return {
    state,
    screen: computed(() => screenOf(state.value)),
    own,
    partner,
    since,
    talkedMs,
    dispatch,
    flip: async () => {
      const track = await own.flip()
      if (track !== null) await partner.replaceTrack(track)
    },
  }
}
