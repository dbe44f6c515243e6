import type { IconNode } from 'lucide'
import { AppWindow, ListChecks, MapPin, Phone } from 'lucide'
import { useState } from 'preact/hooks'
import type { ReplyKeyboard as Keyboard } from '../../../src/api.js'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { Icon } from '../ui/icon.js'
import { attempt, toast } from '../ui/toast.js'
import { composerOf } from './composer-model.js'
import { ownContact } from './contacts.js'
import { type Key, type KeyAct, keysOf } from './keys.js'
import { Question } from './question.js'
import style from './reply-keyboard.module.css'
import { inOrder, sendOther } from './sending.js'
import { openWebApp } from './web-app-sheet.js'

const ICONS: Partial<Record<KeyAct['kind'], IconNode>> = {
  contact: Phone,
  location: MapPin,
  poll: ListChecks,
  'web-app': AppWindow,
}

/** The keys that the bot has put under the field. */
export function ReplyKeyboard({ chat, keyboard }: { chat: ChatModel; keyboard: Keyboard }) {
  const [askContact, setAskContact] = useState(false)
  const model = composerOf(chat)
  const press = ({ label, act }: Key): void => {
    switch (act.kind) {
      case 'text':
        attempt(inOrder(chat, () => control.pressKeyboard(chat.id, label)))
        break
      case 'contact':
        setAskContact(true)
        return
      case 'location':
        model.dialog.value = 'location'
        break
      case 'poll':
        model.dialog.value = act.what
        break
      case 'web-app':
        openWebApp(chat, { keyboardLabel: label })
        break
      case 'unavailable':
        toast('The sandbox has nothing to choose from for this key.')
        return
    }
    hideOnce()
  }
  const hideOnce = (): void => {
    if (keyboard.one_time_keyboard) model.keyboardHidden.value = true
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, these are keys */}
      <div
        class={keyboard.resize_keyboard ? style.keyboard : `${style.keyboard} ${style.tall}`}
        role="group"
        aria-label="Keyboard"
      >
        {keyboard.keyboard.map((row, index) => (
          <div class={style.row} key={index}>
            {keysOf(row).map((key, place) => (
              <button
                key={place}
                type="button"
                class={style.key}
                data-look={key.look}
                onClick={() => press(key)}
              >
                <span dir="auto">{key.label}</span>
                <KeyIcon act={key.act} />
              </button>
            ))}
          </div>
        ))}
      </div>
      {askContact && (
        <Question
          title="Share your phone number?"
          message={`${chat.state.value.botName} will see ${ownContact(chat.member.value).phone_number} and your name.`}
          answers={[
            { text: 'Cancel', onSelect: () => setAskContact(false) },
            {
              text: 'Share',
              onSelect: () => {
                setAskContact(false)
                attempt(sendOther(chat, { contact: ownContact(chat.member.value) }))
                hideOnce()
              },
            },
          ]}
        />
      )}
    </>
  )
}

function KeyIcon({ act }: { act: KeyAct }) {
  const icon = ICONS[act.kind]
  return icon ? <Icon of={icon} size={13} /> : null
}
