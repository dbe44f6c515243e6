import type { Call, SentUpdate } from '../api.js'
import { Ring } from './ring.js'

const CROWD_KEPT = 500

/** The newest calls and updates. The crowd's have a place of their own, so that they push nobody else's out. */
export class TrafficLog {
  private readonly calls: { people: Ring<Call>; crowd: Ring<Call> }
  private readonly updates: { people: Ring<SentUpdate>; crowd: Ring<SentUpdate> }
  private lastCall = 0

  constructor(private readonly size: number) {
    const ofCrowd = Math.min(size, CROWD_KEPT)
    this.calls = { people: new Ring(size), crowd: new Ring(ofCrowd) }
    this.updates = { people: new Ring(size), crowd: new Ring(ofCrowd) }
  }

  get enabled(): boolean {
    return this.size > 0
  }

  nextCallId(): number {
    this.lastCall += 1
    return this.lastCall
  }

  addCall(call: Call, crowd: boolean): void {
    this.calls[crowd ? 'crowd' : 'people'].add(call)
  }

  addUpdate(sent: SentUpdate, crowd: boolean): void {
    this.updates[crowd ? 'crowd' : 'people'].add(sent)
  }

  /** Oldest first. */
  listCalls(withCrowd = true): Call[] {
    const people = this.calls.people.list()
    const crowd = withCrowd ? this.calls.crowd.list() : []
    return crowd.length === 0 ? people : [...people, ...crowd].sort((a, b) => a.id - b.id)
  }

  /** Oldest first. */
  listUpdates(withCrowd = true): SentUpdate[] {
    const people = this.updates.people.list()
    const crowd = withCrowd ? this.updates.crowd.list() : []
    return crowd.length === 0 ? people : [...people, ...crowd].sort((a, b) => a.at - b.at)
  }

  clear(): void {
    for (const { people, crowd } of [this.calls, this.updates]) {
      people.clear()
      crowd.clear()
    }
  }
}
