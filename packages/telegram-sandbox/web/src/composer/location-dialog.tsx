import { MapPin } from 'lucide'
import type { ChatModel } from '../state/chat.js'
import { Dialog } from '../ui/dialog.js'
import { Icon } from '../ui/icon.js'
import { attempt } from '../ui/toast.js'
import style from './form.module.css'
import { type Place, places } from './places.js'
import { sendOther } from './sending.js'

/** Where the member says to be. */
export function LocationDialog({ chat, onClose }: { chat: ChatModel; onClose: () => void }) {
  const send = ({ latitude, longitude }: Place): void => {
    attempt(sendOther(chat, { location: { latitude, longitude } }))
    onClose()
  }
  return (
    <Dialog title="Send a location" onClose={onClose}>
      <ul class={style.list}>
        {places.map((place) => (
          <li key={place.name}>
            <button type="button" class={style.choice} onClick={() => send(place)}>
              <span class={style.sign}>
                <Icon of={MapPin} />
              </span>
              <span class={style.about}>
                {place.name}
                <small>
                  {place.latitude}, {place.longitude}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
