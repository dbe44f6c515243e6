import { LANGS, t } from '@anonchat/texts'
import { COMMANDS, type Command } from './input.js'

/** Other names by which people call a command. */
const ALIASES: Readonly<Record<string, Command>> = {
  '/cancel': '/stop',
  '/end': '/stop',
  '/find': '/search',
  '/menu': '/start',
  '/lang': '/language',
}

/** The keys under the text field send their text: in every language, since an old keyboard may still be shown. */
const KEYS: ReadonlyMap<string, Command> = new Map(
  LANGS.flatMap((lang): [string, Command][] => {
    const { search, profile, premium, help, next, stop, iceBreaker, call } = t(lang).keys
    return [
      [search, '/search'],
      [profile, '/profile'],
      [premium, '/premium'],
      [help, '/help'],
      [next, '/next'],
      [stop, '/stop'],
      [iceBreaker, '/icebreaker'],
      [call, '/call'],
    ]
  }),
)

const INVITE = /^\/start(?:@\w+)?\s+i_([0-9a-z]{12})\s*$/i

/** What follows the address of a link to invite friends. */
export const invitePayload = (code: string): string => `i_${code}`

/** The code of the link by which somebody began; null for another beginning. */
export const readInvite = (text: string): string | null => INVITE.exec(text)?.[1]?.toLowerCase() ?? null

/** The command that a text is, `unknown command` for one that we do not have, or null for plain words. */
export function readCommand(text: string): Command | 'unknown command' | null {
  const key = KEYS.get(text.trim())
  if (key !== undefined) return key
  const name = /^(\/[a-z]\w{0,31})(?:@\w+)?(?:\s|$)/i.exec(text)?.[1]?.toLowerCase()
  if (name === undefined) return null
  return COMMANDS.find((command) => command === name) ?? ALIASES[name] ?? 'unknown command'
}
