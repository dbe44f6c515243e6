/** Who a member is on Telegram: what their partner must never learn. */
export interface Identity {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly username: string
  readonly phone: string
}

/** What of an identity a text holds, however it is written. */
export function leaksIn(text: string, { id, first_name, last_name, username, phone }: Identity): string[] {
  const lower = text.toLowerCase()
  return [String(id), first_name, last_name, username, phone].filter((part) =>
    lower.includes(part.toLowerCase()),
  )
}

/** Texts with an identity in them, as Telegram or a client attaches them. */
export const identifyingTexts = ({ id, first_name, last_name, username, phone }: Identity): string[] => [
  username,
  `@${username}`,
  `${first_name} ${last_name}`,
  `+${phone}`,
  String(id),
  `tg://user?id=${id}`,
  `tg://resolve?domain=${username}`,
  `https://t.me/${username}`,
  `http://${username}.T.ME/5`,
  `https://telegram.me/+${phone}`,
  `mailto:${username}@example.org`,
  `tel:+${phone}`,
  `${first_name} ${last_name}.pdf`,
  `BEGIN:VCARD\nFN:${first_name} ${last_name}\nTEL:+${phone}\nEND:VCARD`,
]
