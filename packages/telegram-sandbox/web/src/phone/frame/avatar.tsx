import { colourOf, initials } from '../../model/person.js'
import style from './avatar.module.css'

/** Somebody's initials on their colour; decoration, for the name stands beside it. */
export function Avatar({
  id,
  names,
  size = 40,
}: {
  id: number
  names: Array<string | undefined>
  size?: number
}) {
  return (
    <span
      class={style.avatar}
      data-colour={colourOf(id)}
      style={{ width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.4}px` }}
      aria-hidden="true"
    >
      {initials(...names)}
    </span>
  )
}
