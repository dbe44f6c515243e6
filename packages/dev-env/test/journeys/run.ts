import { setTimeout as delay } from 'node:timers/promises'
import { SERVICE_NAMES, type ServiceName } from '../../src/index.js'
import { randomFrom } from '../random-update/random.js'
import { createActs, isOfTheSystem } from './acts.js'
import { faultsOfRooms, lookAt } from './look.js'
import { faultsOfPayments } from './payments.js'
import { createPerson, type Person } from './person.js'
import { faultsOfAftermath, faultsOfRecord, rowsOfPeople } from './record.js'
import type { Step } from './step.js'
import { undelivered } from './undelivered.js'
import { watch } from './watch.js'
import { findTheWayOut } from './way-out.js'
import type { Run, World } from './world.js'

let runs = 0

export async function beginRun(world: World, size: number): Promise<Run> {
  const { system, db, redis, quiet } = world
  const run = ++runs
  const people = Array.from({ length: size }, (_, index) =>
    createPerson(system.sandbox, index, run, index % 4 === 3 ? 'fa' : 'en'),
  )
  const watching = watch(system.sandbox, people)
  const acts = createActs(system.sandbox, run, people, () => watching.disturbed)
  const token = system.env.BOT_TOKEN ?? ''
  const self: Run = {
    ...world,
    people,
    acts,
    watch: watching,
    log: [],
    faults: [],
    quietAt: [],
    owners: new Map(),
    last: undefined,
    settle: async () => {
      await quiet.wait()
      const look = await lookAt(redis, people)
      self.faults.push(...(await faultsOfRooms(db, look, people)))
      self.faults.push(...undelivered(self, self.last, look))
      for (const [userId, person] of await rowsOfPeople(db, people, token)) self.owners.set(userId, person)
      self.quietAt.push(look.at)
      watching.disturbed = false
      self.last = look
      return look
    },
  }
  // Some have been here before.
  const registered = people.filter(({ index }) => index % 10 < 7)
  await db.prisma.user.createMany({
    data: registered.map(({ id, index }) => ({
      telegramId: BigInt(id),
      gender: index % 2 === 0 ? ('female' as const) : ('male' as const),
      age: 20 + index,
      city: 'Lima',
      cityKey: 'lima',
      language: index % 4 === 3 ? 'fa' : 'en',
      registeredAt: new Date(),
      lastActiveAt: new Date(),
    })),
  })
  return self
}

/** Plays the steps, then brings everybody back to the menu and into new rooms. @returns all that was not as it must be */
export async function play(run: Run, steps: readonly Step[]): Promise<string[]> {
  const { people, acts, log, faults, watch: watching } = run
  let starting: Promise<unknown> = Promise.resolve()
  try {
    for (const step of steps) {
      const person = people[step.who % people.length]
      if (person === undefined || faults.length > 0) break
      if (isOfTheSystem(step)) {
        await starting
        starting = (await disturb(run, step)).up
        continue
      }
      if (person.blocked) await comeBack(run, person)
      const done = await acts.act(person, step.what, step.roll)
      if (done === null) continue
      log.push(`${person.name} ${done}`)
      if (step.settles) {
        await starting
        await run.settle()
      }
      // Others of this process get their turn, and what was sent leaves.
      else await delay(step.roll % 8)
    }
    await starting
    await run.settle()
    await findTheWayOut(run)
    await Promise.all(acts.presses.map(({ result }) => result))
    await answers(run)
    const { owners } = run
    faults.push(...(await faultsOfRecord(run.db, people, owners, acts.sayings, run.quietAt)))
    faults.push(...(await faultsOfAftermath(run.db, run.system.sandbox, owners)))
    faults.push(...(await faultsOfPayments(run.db, acts, owners)))
  } finally {
    await starting
    watching.close()
  }
  return [...new Set([...faults, ...watching.faults, ...people.flatMap((person) => person.faults)])]
}

/** What was on its way when the bot was blocked comes to its end first, as it does where hands are slower. */
async function comeBack(run: Run, person: Person): Promise<void> {
  await run.settle()
  person.hearsAgain()
  run.system.sandbox.unblock(person.id)
  run.log.push(`${person.name} unblocks the bot`)
}

/** Kills a service, or restarts it in order, or lets a timer run out. `up`: when it is there again. */
async function disturb(run: Run, { what, roll }: Step): Promise<{ up: Promise<unknown> }> {
  const { system, quiet, log, watch: watching, acts } = run
  const random = randomFrom(roll)
  if (what === 'a timer runs out') {
    const timer = await quiet.runOut(random)
    if (timer !== null) log.push(`a timer runs out: ${timer}`)
    return { up: Promise.resolve() }
  }
  watching.disturbed = true
  for (const press of acts.presses) press.disturbed ||= !press.isAnswered
  const service: ServiceName = random.pick(SERVICE_NAMES)
  const signal = what === 'a service dies' ? 'SIGKILL' : 'SIGTERM'
  log.push(`${service} gets ${signal}`)
  const victim = system.replicas(service).find((replica) => replica.alive())
  if (victim !== undefined) await system.kill(service, victim.index, signal)
  return { up: system.startReplica(service) }
}

/** Every button was answered, but for those that waited while a process was away. */
async function answers({ acts, faults }: Run): Promise<void> {
  for (const { what, result, disturbed } of acts.presses)
    if ((await result).kind !== 'answered' && !disturbed) faults.push(`no answer: ${what}`)
  for (const { what, result } of acts.payments)
    if ((await result).kind === 'timeout') faults.push(`no answer: ${what}`)
}
