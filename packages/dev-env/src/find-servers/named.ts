import { connect } from 'node:net'
import type { ServerKind } from '@anonchat/servers'
import { Problem } from '../problem.js'
import { type Found, KINDS } from './found.js'

const LIMIT_MS = 5_000

/** The server that a variable names; undefined when none does. Throws Problem when nothing listens there. */
export async function findNamed(
  kind: ServerKind,
  settings: Readonly<Record<string, string>>,
): Promise<Found | undefined> {
  const { variable, title, port } = KINDS[kind]
  const url = settings[variable]
  if (url === undefined) return undefined
  // Several servers of a cluster may be named, separated by commas.
  const address = url.split(',')[0] ?? ''
  if (!URL.canParse(address))
    throw new Problem(`${variable} is not an address: correct it, or unset it to have ${title} started.`)
  const first = new URL(address)
  if (!(await isListening(first.hostname, Number(first.port || port)))) {
    throw new Problem(
      `Nothing answers at ${first.host}, which ${variable} names: start ${title} there, or unset ${variable} to have it started.`,
    )
  }
  return { url, how: variable, stop: async () => {} }
}

function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const finish = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(LIMIT_MS, () => finish(false))
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
  })
}
