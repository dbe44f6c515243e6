import { BinaryMissing, startTurn, type TurnServer } from '@anonchat/servers'
import type { Closers } from '../closers.js'
import { canInstall, installPackages } from '../find-servers/debian.js'
import type { StoppableConsole } from './console.js'
import type { Settings } from './settings.js'

const MISSING =
  '  coturn is not here: video calls cannot be made, everything else works (Debian and Ubuntu: sudo apt-get install coturn)'

/** The TURN server of video calls on this machine, as variables; none where there is no way to have one, which is said. */
export async function turnForCalls(
  settings: Settings,
  console: StoppableConsole,
  closers: Closers,
): Promise<Record<string, string>> {
  if (settings.TURN_URLS !== undefined) return {}
  const turn = (await startOrMiss()) ?? (await installed(settings, console))
  if (turn === undefined) {
    console.say(MISSING)
    return {}
  }
  closers.add(() => turn.dispose())
  console.say(`  coturn private, port ${turn.port}`)
  const urls = ['udp', 'tcp'].map((transport) => `${turn.url}?transport=${transport}`)
  return { TURN_URLS: urls.join(','), TURN_SECRET: turn.secret }
}

async function startOrMiss(): Promise<TurnServer | undefined> {
  try {
    return await startTurn()
  } catch (error) {
    if (error instanceof BinaryMissing) return undefined
    throw error
  }
}

async function installed(settings: Settings, console: StoppableConsole): Promise<TurnServer | undefined> {
  if (!canInstall()) return undefined
  const isThere = await installPackages(['coturn'], settings).then(
    () => true,
    (error: Error) => {
      console.say(`  coturn could not be installed: ${error.message}`)
      return false
    },
  )
  return isThere ? await startOrMiss() : undefined
}
