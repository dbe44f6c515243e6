import type { Bridge } from './bridge.js'

interface PopupParams {
  title?: string
  message: string
  buttons?: Array<{ id?: string; type?: string; text?: string }>
}

interface Popups {
  showPopup(params: PopupParams, closed?: (button: string) => void): void
  showAlert(message: string, closed?: () => void): void
  showConfirm(message: string, closed?: (isOk: boolean) => void): void
}

/** Windows of Telegram over a mini app: one at a time. */
export function popups(post: Bridge['post'], hear: Bridge['hear']): Popups {
  let waiting: ((button: string) => void) | undefined
  hear('popup_closed', ({ button_id }) => {
    const closed = waiting
    waiting = undefined
    closed?.(typeof button_id === 'string' ? button_id : '')
  })
  const showPopup: Popups['showPopup'] = (params, closed) => {
    if (waiting !== undefined) throw new Error('WebAppPopupOpened')
    waiting = closed ?? (() => {})
    post('web_app_open_popup', { buttons: [{ type: 'close' }], ...params })
  }
  return {
    showPopup,
    showAlert: (message, closed) => showPopup({ message }, () => closed?.()),
    showConfirm: (message, closed) =>
      showPopup({ message, buttons: [{ type: 'ok', id: 'ok' }, { type: 'cancel' }] }, (button) =>
        closed?.(button === 'ok'),
      ),
  }
}
