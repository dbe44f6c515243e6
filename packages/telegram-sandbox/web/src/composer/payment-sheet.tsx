import { CircleCheck, Star } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SeenMessage } from '../../../src/api.js'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { composerOf } from './composer-model.js'
import type { Paying } from './model.js'
import { type PaymentStep, priceOf, stepAfter } from './payment.js'
import style from './payment-sheet.module.css'
import { Sheet } from './sheet.js'

/** Opens the payment of an invoice over the phone. */
export function openPayment(chat: ChatModel, { messageId, message: { invoice } }: SeenMessage): void {
  composerOf(chat).payment.value = {
    invoice: { messageId },
    title: invoice?.title ?? 'Payment',
    description: invoice?.description,
    price: priceOf(invoice),
  }
}

/** Opens the payment of an invoice that a button links to; what the button says is all that is known of it. */
export function openPaymentLink(chat: ChatModel, link: string, title: string): void {
  composerOf(chat).payment.value = { invoice: { link }, title, description: undefined, price: null }
}

export function PaymentSheet({ chat, paying }: { chat: ChatModel; paying: Paying }) {
  const [step, setStep] = useState<PaymentStep>({ kind: 'asking' })
  const close = (): void => {
    if (composerOf(chat).payment.value === paying) composerOf(chat).payment.value = null
  }
  const pay = (): void => {
    setStep({ kind: 'paying' })
    control.pay(chat.id, paying.invoice).then(
      (result) => setStep(stepAfter(result)),
      (error: unknown) =>
        setStep({ kind: 'failed', words: error instanceof Error ? error.message : String(error) }),
    )
  }
  return (
    <Sheet label="Payment" onLeave={() => step.kind !== 'paying' && close()}>
      <div class={style.content}>
        {step.kind === 'paid' ? (
          <Icon of={CircleCheck} size={56} />
        ) : (
          <span class={style.star}>
            <Icon of={Star} size={30} />
          </span>
        )}
        <h2 dir="auto">{paying.title}</h2>
        {paying.description && (
          <p class={style.description} dir="auto">
            {paying.description}
          </p>
        )}
        <dl class={style.lines}>
          {paying.price !== null && (
            <div>
              <dt>Price</dt>
              <dd>{paying.price}</dd>
            </div>
          )}
          <div>
            <dt>To</dt>
            <dd dir="auto">{chat.state.value.botName}</dd>
          </div>
          <div>
            <dt>Balance</dt>
            <dd>test Stars: nothing is charged</dd>
          </div>
        </dl>
        <Said step={step} />
        <div class={style.buttons}>
          {step.kind === 'paid' ? (
            <Done onClose={close} />
          ) : (
            <>
              <Button onClick={close} disabled={step.kind === 'paying'}>
                Cancel
              </Button>
              <Button look="main" onClick={pay} disabled={step.kind === 'paying'}>
                {step.kind === 'paying' ? (
                  <span class={style.spinner} aria-label="Paying" role="img" />
                ) : step.kind === 'asking' ? (
                  'Pay'
                ) : (
                  'Try again'
                )}
              </Button>
            </>
          )}
        </div>
      </div>
    </Sheet>
  )
}

/** Takes the focus: the button that had it is gone. */
function Done({ onClose }: { onClose: () => void }) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(() => ref.current?.closest('button')?.focus(), [])
  return (
    <Button look="main" onClick={onClose}>
      <span ref={ref}>Done</span>
    </Button>
  )
}

function Said({ step }: { step: PaymentStep }) {
  return (
    <p class={step.kind === 'failed' ? style.failed : style.said} role="status" dir="auto">
      {step.kind === 'paid' && 'Paid. Thank you!'}
      {step.kind === 'paying' && 'Asking the bot…'}
      {step.kind === 'failed' && step.words}
    </p>
  )
}
