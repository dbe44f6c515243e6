import type { CrowdFigures, CrowdOrder, CrowdState } from '../api.js'
import { ControlError } from '../members/control-error.js'
import { Actor, type CrowdControl } from './actor.js'
import { type Random, type Span, within } from './chance.js'
import { DueQueue } from './due-queue.js'
import { Meter } from './meter.js'
import { type Moment, withPlayed } from './mind.js'
import { notice } from './notice.js'
import { OnTheWay } from './on-the-way.js'
import { TURN_UP } from './pace.js'
import { FIRST_CROWD_ID, memberFor, newPerson, type Person } from './person.js'
import { isSearch, readSend } from './reading.js'
import { lookAround, sendHome, wake } from './wake.js'

export const MAX_CROWD = 5000

const TICK_MS = 50
const TICKS_A_SECOND = 1000 / TICK_MS
/** Who joins sends five updates; who leaves, one. */
const JOINS_A_TICK = 100 / TICKS_A_SECOND
const LEAVES_A_TICK = 300 / TICKS_A_SECOND
/** So many register at a time; others come when these are done. */
const MOST_REGISTERING = 1000
/** While the bot is so far behind, the crowd pauses: it is to show the system under life, not to drown it. */
const MOST_PENDING = 1000
const LONGEST_WAY_MS = 5000
const PAUSE: Span = [1000, 3000]

export interface CrowdOptions {
  control: CrowdControl
  /** Told once a second while anybody is there, and when something was ordered. */
  onState(state: CrowdState): void
  onFigures(figures: CrowdFigures): void
  /** Messages that wait in the services. */
  waiting(): number
  random?: Random
}

/** Simulated people who register, search, talk and leave through the real system. */
export class Crowd {
  private order: CrowdOrder = { size: 0, pace: 'lively' }
  private readonly people = new Map<number, Person>()
  private readonly due = new DueQueue<Person>()
  private readonly staying = new Set<Person>()
  private readonly freeIds: number[] = []
  /** Played members who are in a room. */
  private readonly playedInRoom = new Set<number>()
  private readonly onTheWay = new OnTheWay()
  private readonly meter = new Meter()
  private readonly random: Random
  private readonly actor: Actor
  private nextId = FIRST_CROWD_ID
  private timer: NodeJS.Timeout | null = null
  private unsubscribe: (() => void) | null = null
  private ticks = 0
  /** As counted every second, and those who came since. */
  private registering = 0

  constructor(private readonly options: CrowdOptions) {
    this.random = options.random ?? Math.random
    this.actor = new Actor(options.control, this.onTheWay, this.random)
  }

  get figures(): CrowdFigures[] {
    return this.meter.figures
  }

  /** Whether anybody is there or about to come. */
  get active(): boolean {
    return this.timer !== null
  }

  /** Sets how many people there are to be. They come and go little by little. Throws ControlError. */
  set(order: CrowdOrder): CrowdState {
    const { size, pace } = order
    if (!Number.isInteger(size) || size < 0 || size > MAX_CROWD)
      throw new ControlError(`size: a crowd has 0 to ${MAX_CROWD} people`)
    this.order = { size, pace }
    if (size > 0) this.start()
    const state = this.state()
    this.options.onState(state)
    return state
  }

  state(): CrowdState {
    const counts = { registering: 0, idle: 0, searching: 0, talking: 0 }
    for (const { mind } of this.people.values()) counts[mind.phase] += 1
    return { ...this.order, present: this.people.size, ...counts }
  }

  /** Forgets everybody at once: the world they lived in is gone. */
  forget(): void {
    this.stop()
    this.order = { ...this.order, size: 0 }
    this.people.clear()
    this.staying.clear()
    this.due.clear()
    this.playedInRoom.clear()
    this.onTheWay.clear()
    this.meter.clear()
    this.freeIds.length = 0
    this.registering = 0
    this.nextId = FIRST_CROWD_ID
    this.options.onState(this.state())
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
    this.unsubscribe?.()
    this.timer = null
    this.unsubscribe = null
  }

  private start(): void {
    if (this.timer) return
    this.timer = setInterval(() => this.tick(), TICK_MS)
    this.unsubscribe = this.options.control.onSend((chatId, _method, params, messageId, receivedAt) =>
      this.see(chatId, params, messageId, receivedAt),
    )
  }

  private tick(): void {
    const now = performance.now()
    this.comeAndGo(now)
    const isBehind = this.isBehind()
    const moment: Moment = { now, random: this.random, pace: this.order.pace }
    for (let person = this.due.take(now); person; person = this.due.take(now)) {
      const { mind } = person
      const waits = isBehind && mind.leaving === 'no' && !withPlayed(mind)
      if (waits) this.due.set(person, now + within(this.random, PAUSE))
      else this.act(person, moment)
    }
    this.ticks += 1
    if (this.ticks % TICKS_A_SECOND === 0) this.endSecond()
  }

  private endSecond(): void {
    const depth = this.options.control.pendingUpdates() + this.options.waiting()
    this.options.onFigures(this.meter.endSecond(Date.now(), depth))
    const state = this.state()
    this.registering = state.registering
    this.options.onState(state)
    if (this.order.size === 0 && this.people.size === 0) this.stop()
  }

  private isBehind(): boolean {
    const { p99Ms } = this.meter.newest ?? { p99Ms: null }
    return this.options.control.pendingUpdates() > MOST_PENDING || (p99Ms ?? 0) > LONGEST_WAY_MS
  }

  private comeAndGo(now: number): void {
    const { size } = this.order
    const places = Math.min(JOINS_A_TICK, MOST_REGISTERING - this.registering, size - this.staying.size)
    for (let i = 0; i < places; i += 1) this.join(now)
    for (let i = 0; i < LEAVES_A_TICK && this.staying.size > size; i += 1) this.sendOneHome(now)
  }

  private join(now: number): void {
    for (;;) {
      const id = this.freeIds.pop() ?? this.nextId++
      try {
        this.options.control.createMember(memberFor(id, this.random))
      } catch (error) {
        // Somebody else has this number.
        if (error instanceof ControlError) continue
        throw error
      }
      const person = newPerson(id, now)
      this.people.set(id, person)
      this.staying.add(person)
      this.registering += 1
      this.due.set(person, now + this.random() * 1000)
      return
    }
  }

  /** Whoever talks to a played member goes last. */
  private sendOneHome(now: number): void {
    let chosen: Person | undefined
    for (const person of this.staying) {
      chosen = person
      if (!withPlayed(person.mind)) break
    }
    if (!chosen) return
    this.staying.delete(chosen)
    chosen.mind = sendHome(chosen.mind, now)
    this.due.set(chosen, now)
  }

  private act(person: Person, moment: Moment): void {
    const { mind, deed } = wake(person.mind, moment)
    person.mind = mind
    this.due.set(person, mind.due)
    if (deed && !this.actor.perform(person.id, deed)) this.forgetPerson(person)
  }

  private forgetPerson(person: Person): void {
    this.due.remove(person)
    this.staying.delete(person)
    this.people.delete(person.id)
    this.freeIds.push(person.id)
  }

  /** A played member searches: somebody is to be free soon, so that nobody waits until a room of the crowd ends. */
  private sendSomebody(): void {
    const due = performance.now() + within(this.random, TURN_UP)
    let free: Person | undefined
    for (const person of this.staying) {
      const { phase, partner } = person.mind
      if (phase === 'searching') return
      if (phase === 'idle' || (phase === 'talking' && partner === 'crowd')) free = person
    }
    if (!free) return
    free.mind = lookAround(free.mind, Math.min(due, free.mind.phase === 'idle' ? free.mind.due : due))
    this.due.set(free, free.mind.due)
  }

  private see(
    chatId: number,
    params: Readonly<Record<string, unknown>>,
    messageId: number,
    receivedAt: number,
  ): void {
    const seen = readSend(params, messageId)
    const way =
      seen.kind === 'plain' && seen.text !== null ? this.onTheWay.arrived(seen.text, receivedAt) : undefined
    if (way !== undefined) this.meter.arrived(way)
    const person = this.people.get(chatId)
    if (!person) {
      if (seen.kind === 'room' && !this.playedInRoom.has(chatId)) this.meter.roomSeen()
      if (seen.kind === 'room') this.playedInRoom.add(chatId)
      else if (seen.kind === 'menu') this.playedInRoom.delete(chatId)
      else if (isSearch(seen)) this.sendSomebody()
      return
    }
    const before = person.mind
    const moment: Moment = { now: performance.now(), random: this.random, pace: this.order.pace }
    person.mind = notice(before, seen, way !== undefined, moment)
    if (person.mind.due !== before.due) this.due.set(person, person.mind.due)
    // Who comes anew may find a room that an earlier life of the sandbox left open.
    const opens = before.phase === 'idle' || before.phase === 'searching'
    if (seen.kind === 'room' && opens) this.meter.roomSeen()
    if (way === undefined && person.mind.unanswered > before.unanswered) this.meter.arrived()
  }
}
