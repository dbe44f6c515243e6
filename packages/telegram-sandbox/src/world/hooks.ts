import type { Call, DeliverListener, SendListener } from '../api.js'
import { Events } from './events.js'

/** Listeners of one kind. Costs nothing while nobody listens. */
export class Hook<Args extends unknown[]> {
  private readonly listeners = new Set<(...args: Args) => void>()

  get active(): boolean {
    return this.listeners.size > 0
  }

  on(listener: (...args: Args) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit(...args: Args): void {
    for (const listener of this.listeners) listener(...args)
  }
}

/** Everything that one can listen to. */
export interface Hooks {
  call: Hook<[Call]>
  send: Hook<Parameters<SendListener>>
  deliver: Hook<Parameters<DeliverListener>>
  event: Events
}

export function newHooks(eventsKept: number): Hooks {
  return { call: new Hook(), send: new Hook(), deliver: new Hook(), event: new Events(eventsKept) }
}
