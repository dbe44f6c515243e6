import { computed } from '@preact/signals'
import { traffic } from '../../state/traffic.js'
import form from '../../ui/form.module.css'
import style from './faults.module.css'

const USUAL = [
  'sendMessage',
  'sendPhoto',
  'sendVideo',
  'sendVoice',
  'sendVideoNote',
  'sendSticker',
  'sendDocument',
  'sendMediaGroup',
  'sendPoll',
  'sendInvoice',
  'sendChatAction',
  'copyMessage',
  'editMessageText',
  'editMessageReplyMarkup',
  'deleteMessage',
  'setMessageReaction',
  'answerCallbackQuery',
  'answerPreCheckoutQuery',
  'getChatMember',
  'getUpdates',
]

/** The usual ones, and whatever else the bot has called. */
const offered = computed(() => {
  const called = traffic.value.flatMap((entry) => (entry.kind === 'call' ? [entry.call.method] : []))
  return [...new Set([...USUAL, ...called])]
})

/** For which methods; none chosen means all. */
export function Methods({
  chosen,
  onChange,
}: {
  chosen: readonly string[]
  onChange: (methods: readonly string[]) => void
}) {
  const toggle = (method: string): void =>
    onChange(chosen.includes(method) ? chosen.filter((other) => other !== method) : [...chosen, method])
  return (
    <details class={style.methods}>
      <summary>
        For which methods: <b>{chosen.length === 0 ? 'all' : chosen.join(', ')}</b>
      </summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid */}
      <div class={style.methodList} role="group" aria-label="Methods">
        {offered.value.map((method) => (
          <label key={method} class={form.check}>
            <input type="checkbox" checked={chosen.includes(method)} onChange={() => toggle(method)} />
            {method}
          </label>
        ))}
      </div>
    </details>
  )
}
