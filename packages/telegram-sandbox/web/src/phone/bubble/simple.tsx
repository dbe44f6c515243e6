import { MapPin } from 'lucide'
import type { SeenMessage } from '../../../../src/api.js'
import { amount } from '../../model/format.js'
import { fullName } from '../../model/person.js'
import { Icon } from '../../ui/icon.js'
import { Avatar } from '../frame/avatar.js'
import style from './simple.module.css'

/** A place, drawn without a map: the page loads nothing from other hosts. */
export function Place({ message: { message } }: { message: SeenMessage }) {
  const location = message.venue?.location ?? message.location
  if (!location) return null
  const { latitude, longitude } = location
  const at = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return (
    <a
      class={style.place}
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`Location ${message.venue?.title ?? at}, opens a map`}
    >
      <span class={style.map}>
        <span class={style.pin}>
          <Icon of={MapPin} size={30} />
        </span>
      </span>
      {message.venue ? (
        <span class={style.lines}>
          <strong dir="auto">{message.venue.title}</strong>
          <span dir="auto">{message.venue.address}</span>
        </span>
      ) : (
        <span class={style.lines}>
          <strong>{location.live_period ? 'Live location' : 'Location'}</strong>
          <span>{at}</span>
        </span>
      )}
    </a>
  )
}

export function Contact({ message }: { message: SeenMessage }) {
  const { contact } = message.message
  if (!contact) return null
  return (
    <div class={style.contact}>
      <Avatar id={contact.user_id ?? 0} names={[contact.first_name, contact.last_name]} size={46} />
      <span class={style.lines}>
        <strong dir="auto">{fullName(contact)}</strong>
        <span dir="ltr">{contact.phone_number}</span>
      </span>
    </div>
  )
}

const DIE = ['⚀', '⚁', '⚂', '⚃', '⚄', '⚅']

export function Dice({ message }: { message: SeenMessage }) {
  const { dice } = message.message
  if (!dice) return null
  const face = dice.emoji === '🎲' ? DIE[dice.value - 1] : undefined
  return (
    <div class={style.dice} role="img" aria-label={`${dice.emoji} shows ${dice.value}`}>
      {face ? <span class={style.die}>{face}</span> : <span>{dice.emoji}</span>}
      <b>{dice.value}</b>
    </div>
  )
}

export function Invoice({ message }: { message: SeenMessage }) {
  const { invoice } = message.message
  if (!invoice) return null
  return (
    <div class={style.invoice}>
      <strong dir="auto">{invoice.title}</strong>
      <span dir="auto">{invoice.description}</span>
      <span class={style.price}>{amount(invoice.currency, invoice.total_amount)}</span>
    </div>
  )
}
