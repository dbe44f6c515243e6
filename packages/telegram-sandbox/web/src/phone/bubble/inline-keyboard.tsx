import type { TelegramInlineKeyboardButton } from '@gramio/types'
import type { IconNode } from 'lucide'
import { AppWindow, ArrowUpRight, Copy, CreditCard, LoaderCircle, Share2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { openPayment, openPaymentLink } from '../../composer/payment-sheet.js'
import { openWebApp } from '../../composer/web-app-sheet.js'
import { amount } from '../../model/format.js'
import { Icon } from '../../ui/icon.js'
import { notify, type PhoneUi, usePhone } from '../phone-ui.js'
import { act, useOf } from './button-act.js'
import style from './inline-keyboard.module.css'

const ICONS: Record<string, IconNode> = {
  url: ArrowUpRight,
  'web-app': AppWindow,
  copy: Copy,
  pay: CreditCard,
  invoice: CreditCard,
  switch: Share2,
}

/** The buttons under a message; an invoice without any gets the one to pay. */
export function InlineKeyboard({ message }: { message: SeenMessage }) {
  const rows = rowsOf(message)
  if (rows.length === 0) return null
  return (
    <div class={style.keyboard}>
      {rows.map((row, index) => (
        <div key={index} class={style.row}>
          {row.map((button, column) => (
            <Key key={column} button={button} message={message} />
          ))}
        </div>
      ))}
    </div>
  )
}

function rowsOf({ inlineKeyboard, message: { invoice } }: SeenMessage): TelegramInlineKeyboardButton[][] {
  if (inlineKeyboard && inlineKeyboard.length > 0) return inlineKeyboard
  if (!invoice) return []
  return [[{ text: `Pay ${amount(invoice.currency, invoice.total_amount)}`, pay: true }]]
}

function Key({ button, message }: { button: TelegramInlineKeyboardButton; message: SeenMessage }) {
  const ui = usePhone()
  const [waiting, setWaiting] = useState(false)
  const use = useOf(button)
  const impossible = use === 'switch' || use === 'none' || button.disabled !== undefined
  const press = async (): Promise<void> => {
    if (waiting || impossible) return
    if (use === 'pay') return openPayment(ui.chat, message)
    if (use === 'invoice') return openPaymentLink(ui.chat, button.url ?? '', button.text)
    if (use === 'web-app') return openWebApp(ui.chat, { messageId: message.messageId, label: button.text })
    setWaiting(true)
    await act(ui, message, button).catch((error: unknown) => say(ui, error))
    setWaiting(false)
  }
  const icon = ICONS[use]
  return (
    <button
      type="button"
      class={style.key}
      data-look={button.style}
      aria-disabled={impossible}
      aria-busy={waiting}
      title={impossible ? 'The sandbox has no other chats to switch to' : button.url}
      onClick={() => void press()}
    >
      <span dir="auto">{button.text}</span>
      {(waiting || icon) && (
        <span class={waiting ? `${style.corner} ${style.spinner}` : style.corner}>
          <Icon of={waiting ? LoaderCircle : (icon ?? LoaderCircle)} size={13} />
        </span>
      )}
    </button>
  )
}

const say = (ui: PhoneUi, error: unknown): void =>
  notify(ui, error instanceof Error ? error.message : String(error))
