import { CheckCheck } from 'lucide'
import type { SeenMessage } from '../../../../src/api.js'
import { fullTime, timeOfDay } from '../../model/format.js'
import { Icon } from '../../ui/icon.js'
import style from './meta.module.css'

export type MetaLook = 'line' | 'own-line' | 'over'

/** When a message was sent, whether it was edited, and the ticks of own ones. */
export function Meta({ message, look }: { message: SeenMessage; look: MetaLook }) {
  const { edited, date, from } = message
  return (
    <span class={style[look]} title={fullTime(date)}>
      <span class={style.meta} dir="ltr">
        {edited && <span>edited</span>}
        <time dateTime={new Date(date * 1000).toISOString()}>{timeOfDay(date)}</time>
        {from === 'member' && (
          <span class={style.ticks} role="img" aria-label="Sent">
            <Icon of={CheckCheck} size={15} />
          </span>
        )}
      </span>
    </span>
  )
}
