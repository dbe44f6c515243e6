import type { Played } from './play.js'
import { said } from './requests.js'
import { ADMIN, API_KEY } from './servers.js'

/** The base that links begin with; tests go to where the service really listens. */
export const PANEL_BASE = 'https://panel.example.org'

/** What the bot gives to an admin who asks for the page: the path of the link. */
export async function linkFor(world: Played, adminId = ADMIN): Promise<string> {
  await world.ask(said(adminId, '/admin_panel'))
  const envelope = (await world.saidTo(adminId)).at(-1)
  const markup = envelope !== undefined && 'markup' in envelope.action ? envelope.action.markup : undefined
  const button = markup?.kind === 'inline' ? markup.rows.flat()[0] : undefined
  const url = button !== undefined && 'url' in button ? button.url : undefined
  if (url?.startsWith(`${PANEL_BASE}/`) !== true) throw new Error('there is no link to the page')
  return url.slice(PANEL_BASE.length)
}

export const tokenOf = (path: string): string => new URL(path, PANEL_BASE).searchParams.get('link') ?? ''

export const form = (fields: Readonly<Record<string, string>>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  redirect: 'manual' as const,
})

/** Uses a link as the button of its page does. */
export const useLink = (world: Played, token: string): Promise<Response> =>
  fetch(`${world.url}/panel/sign-in`, form({ link: token }))

/** Lets an admin in. @returns what their browser sends along, and what their forms carry */
export async function signIn(world: Played, adminId = ADMIN): Promise<{ cookie: string; csrf: string }> {
  const answer = await useLink(world, tokenOf(await linkFor(world, adminId)))
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`not let in: ${answer.status}`)
  const page = await (await fetch(`${world.url}/panel`, { headers: { cookie } })).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1]
  if (csrf === undefined) throw new Error('the page has no form')
  return { cookie, csrf }
}

export const KEY = { 'X-API-Key': API_KEY } as const
