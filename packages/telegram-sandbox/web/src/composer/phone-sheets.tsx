import type { ChatModel } from '../state/chat.js'
import { composerOf } from './composer-model.js'
import { PaymentSheet } from './payment-sheet.js'
import { WebAppSheet } from './web-app-sheet.js'

/** What may cover a phone: a web app, a payment. Stands in an element that is `position: relative`. */
export function PhoneSheets({ chat }: { chat: ChatModel }) {
  const { webApp, payment } = composerOf(chat)
  return (
    <>
      {webApp.value && <WebAppSheet chat={chat} target={webApp.value} />}
      {payment.value && (
        <PaymentSheet key={JSON.stringify(payment.value.invoice)} chat={chat} paying={payment.value} />
      )}
    </>
  )
}
