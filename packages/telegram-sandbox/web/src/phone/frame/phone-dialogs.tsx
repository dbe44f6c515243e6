import { safeUrl } from '../../model/rich-text.js'
import { Button } from '../../ui/button.js'
import { Dialog } from '../../ui/dialog.js'
import { Viewer } from '../media/viewer.js'
import { usePhone } from '../phone-ui.js'
import style from './phone-dialogs.module.css'

/** What a chat asks or says over everything: the bot's alert, a link before it opens, a large photo. */
export function PhoneDialogs() {
  const ui = usePhone()
  return (
    <>
      {ui.viewed.value && <Viewer message={ui.viewed.value} />}
      {ui.alert.value !== null && <Alert text={ui.alert.value} />}
      {ui.link.value !== null && <OpenLink address={ui.link.value} />}
    </>
  )
}

function Alert({ text }: { text: string }) {
  const { alert, chat } = usePhone()
  const close = (): void => {
    alert.value = null
  }
  return (
    <Dialog title={chat.state.value.botName} onClose={close}>
      <p class={style.text} dir="auto">
        {text}
      </p>
      <div class={style.buttons}>
        <Button look="main" onClick={close}>
          OK
        </Button>
      </div>
    </Dialog>
  )
}

function OpenLink({ address }: { address: string }) {
  const { link } = usePhone()
  const url = safeUrl(address)
  const close = (): void => {
    link.value = null
  }
  return (
    <Dialog title={url === null ? 'This link cannot be opened' : 'Open this link?'} onClose={close}>
      <p class={style.address} dir="ltr">
        {url ?? address}
      </p>
      <div class={style.buttons}>
        <Button onClick={close}>Cancel</Button>
        {url !== null && (
          <Button
            look="main"
            onClick={() => {
              close()
              open(url, '_blank', 'noopener,noreferrer')
            }}
          >
            Open
          </Button>
        )}
      </div>
    </Dialog>
  )
}
