import { LANGS, t } from '@anonchat/texts'
import { type Random, randomFrom } from '../random-update/random.js'
import type { Person } from './person.js'
import type { Run } from './world.js'

const SEARCH_KEYS = new Set(LANGS.map((lang) => t(lang).keys.search))
const TRIES = 40

const keysOf = ({ system }: Run, { id }: Person): string[] =>
  (system.sandbox.view(id).keyboard ?? []).flat().map((key) => (typeof key === 'string' ? key : key.text))

const searchKeyOf = (run: Run, person: Person): string | undefined =>
  keysOf(run, person).find((key) => SEARCH_KEYS.has(key))

/** Who may not go on, and was told so. */
function isShutOut(run: Run, { index }: Person): boolean {
  const session = run.last?.sessions[index]
  if (session === undefined) return false
  return session.banned !== null || session.suspended || session.state === 'refused'
}

const isRegistered = (run: Run, { index }: Person): boolean => run.last?.sessions[index]?.userId != null

const isFree = (run: Run, person: Person): boolean =>
  run.last?.sessions[person.index]?.state === 'idle' && searchKeyOf(run, person) !== undefined

/** Does something that is asked for: presses one of the newest buttons, or answers in words. */
function answer({ system }: Run, { id }: Person, random: Random): void {
  const { messages } = system.sandbox.view(id)
  const asking = messages.findLast(({ deleted, inlineKeyboard }) => !deleted && inlineKeyboard !== undefined)
  const buttons = (asking?.inlineKeyboard ?? []).flat().flatMap((button) => button.callback_data ?? [])
  // A single button is most often the way back.
  const [first] = buttons
  if (asking !== undefined && first !== undefined && random.chance(buttons.length > 1 ? 0.5 : 0.1)) {
    const data = random.chance(0.8) ? first : random.pick(buttons)
    void system.sandbox.press(id, { messageId: asking.messageId, data })
    return
  }
  system.sandbox.sendText(id, random.pick(['25', 'Lima']))
}

/**
 * From wherever a sequence has left them, everybody comes to the menu by /stop and /start, or by answering what they are
 * asked; from there they search, meet, talk, and leave again.
 */
export async function findTheWayOut(run: Run): Promise<void> {
  const { people, system, faults, log, acts } = run
  const { sandbox } = system
  const everybody = async (text: string) => {
    for (const { id } of people) sandbox.sendText(id, text)
    log.push(`everybody writes ${text}`)
    await run.settle()
  }
  for (const person of people.filter(({ blocked }) => blocked)) {
    person.hearsAgain()
    sandbox.unblock(person.id)
  }
  await run.settle()
  await everybody('/stop')
  await everybody('/start')
  for (const person of people)
    if (isRegistered(run, person) && !isShutOut(run, person) && !isFree(run, person))
      faults.push(`${person.name} is stuck: /stop and /start leave them in ${stateOf(run, person)}`)

  const random = randomFrom(run.acts.sayings.length)
  const isOnTheWay = (person: Person) => !isFree(run, person) && !isShutOut(run, person)
  for (let tries = 0; people.some(isOnTheWay) && tries < TRIES; tries++) {
    for (const person of people.filter(isOnTheWay)) answer(run, person, random)
    await run.settle()
  }
  for (const person of people.filter(isOnTheWay))
    faults.push(`${person.name} is stuck in ${stateOf(run, person)}`)
  if (faults.length > 0) return

  const free = people.filter((person) => isFree(run, person))
  for (const person of free) sandbox.pressKeyboard(person.id, searchKeyOf(run, person) ?? '')
  log.push('everybody searches')
  await run.settle()
  for (const person of free) {
    const state = stateOf(run, person)
    if (state !== 'searching' && state !== 'chatting') faults.push(`${person.name} searches, and is ${state}`)
  }
  for (const person of free) if (stateOf(run, person) === 'chatting') acts.say(person)
  await run.settle()
  await everybody('/stop')
  for (const person of free)
    if (stateOf(run, person) !== 'idle') faults.push(`${person.name} stops, and is ${stateOf(run, person)}`)
}

const stateOf = (run: Run, { index }: Person): string => run.last?.sessions[index]?.state ?? 'unknown'
