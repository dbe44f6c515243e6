import type { Press } from './demo/play.js'
import { playStory } from './demo/story.js'
import { transcript } from './demo/transcript.js'
import { Problem } from './problem.js'
import type { Console } from './start/console.js'
import { listenForInterrupt } from './start/interrupt.js'
import { type System, startSystem } from './system.js'
import { ensureBinaries } from './test-servers.js'

/**
 * Starts everything on private servers, lets two scripted members meet and talk, and shows what each saw. Gives the exit
 * status: 0 only if all of it was right.
 */
export async function demo(
  environment: Readonly<Record<string, string | undefined>>,
  console: Console,
): Promise<number> {
  await ensureBinaries(environment)
  const interrupt = listenForInterrupt()
  const system = await console.step('Starting the whole system', () =>
    startSystem({ mode: 'processes', ownMysql: true }),
  )
  try {
    return await Promise.race([meet(system, console), interrupt.received.then(() => 130)])
  } finally {
    await console.step('Stopping', () => system.stop())
  }
}

async function meet({ sandbox }: System, console: Console): Promise<number> {
  const show = (memberId: number, presses: readonly Press[] = []) =>
    console.say(['', ...transcript(sandbox.view(memberId), presses)].join('\n'))
  try {
    const { players, findings } = await console.step('Two strangers meet', () => playStory(sandbox))
    for (const { id, presses } of players) show(id, presses)
    console.say('')
    for (const { what, holds } of findings) console.say(`${holds ? '✓' : '✗'} ${what}`)
    return findings.every(({ holds }) => holds) ? 0 : 1
  } catch (error) {
    for (const { id } of sandbox.members()) show(id)
    throw new Problem(`The demo went wrong: ${error instanceof Error ? error.message : error}.`)
  }
}
