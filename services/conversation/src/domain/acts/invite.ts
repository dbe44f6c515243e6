import { act, type Invitation, leaving, type Turn } from '../decision.js'
import { say } from '../effect.js'
import { isRegistered } from '../profile.js'
import { inline, type Screen, words } from '../screen.js'
import { welcome } from './registration.js'

/** The member's own link, and what has come of it. */
export const invite = act(['gate', 'record', 'invitation'], (turn, { gate, record, invitation }) => {
  const { memberId, texts } = turn
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  const screen = invitation === null ? words(texts.invite.tryLater()) : inviteScreen(turn, invitation)
  return leaving(turn, say(memberId, screen))
})

function inviteScreen({ texts, limits }: Turn, { link, friends, days }: Invitation): Screen {
  const { invite, buttons } = texts
  const text = [
    invite.about(limits.invitations),
    friends === 0 ? invite.nobodyYet() : invite.so({ friends, days }),
    link,
  ].join('\n\n')
  const shared = new URLSearchParams({ url: link, text: invite.share() })
  // Telegram shows a `+` as it is.
  const share = `https://t.me/share/url?${shared.toString().replaceAll('+', '%20')}`
  return words(text, inline([{ text: buttons.shareInvite, url: share }]))
}
