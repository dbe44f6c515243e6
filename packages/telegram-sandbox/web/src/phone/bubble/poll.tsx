import { Check, X } from 'lucide'
import { useState } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { type PollOptionView, pollView } from '../../model/poll.js'
import { control } from '../../server/control.js'
import { Icon } from '../../ui/icon.js'
import { trying, usePhone } from '../phone-ui.js'
import style from './poll.module.css'

/** A poll or quiz: a press votes, or chooses when several answers are allowed. */
export function Poll({ message }: { message: SeenMessage }) {
  const ui = usePhone()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [sending, setSending] = useState(false)
  const { poll } = message.message
  if (!poll) return null
  const view = pollView(poll)
  const several = poll.allows_multiple_answers
  const vote = (ids: readonly number[]): void => {
    setSending(true)
    trying(
      ui,
      control.vote(ui.chat.id, message.messageId, [...ids]).finally(() => {
        setSending(false)
        setChosen([])
      }),
    )
  }
  const press = (id: number): void => {
    if (!several) vote([id])
    else setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  }
  return (
    <div class={style.poll}>
      <strong dir="auto">{poll.question}</strong>
      <span class={style.title}>{view.title}</span>
      <ul>
        {view.options.map((option) => (
          <li key={option.id}>
            {view.showResults ? (
              <Result option={option} />
            ) : (
              <button
                type="button"
                class={style.option}
                {...(several && { role: 'checkbox', 'aria-checked': chosen.includes(option.id) })}
                disabled={sending}
                onClick={() => press(option.id)}
              >
                <span class={several ? `${style.mark} ${style.square}` : style.mark}>
                  {chosen.includes(option.id) && <Icon of={Check} size={14} />}
                </span>
                <span dir="auto">{option.text}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {view.voted && poll.explanation && (
        <p class={style.explanation} dir="auto">
          💡 {poll.explanation}
        </p>
      )}
      <div class={style.foot}>
        {several && view.canVote ? (
          <button type="button" disabled={chosen.length === 0 || sending} onClick={() => vote(chosen)}>
            Vote
          </button>
        ) : (
          <span>{view.total}</span>
        )}
        {view.canRetract && (
          <button type="button" disabled={sending} onClick={() => vote([])}>
            Retract vote
          </button>
        )}
      </div>
    </div>
  )
}

function Result({ option: { text, percent, chosen, verdict } }: { option: PollOptionView }) {
  return (
    <div class={style.result} data-verdict={verdict ?? undefined}>
      <span class={style.percent}>{percent}%</span>
      <span dir="auto">{text}</span>
      <span class={style.chosen}>
        {(chosen || verdict === 'right') && (
          <span role="img" aria-label={verdict === null ? 'Your vote' : `${verdict} answer`}>
            <Icon of={verdict === 'wrong' ? X : Check} size={12} />
          </span>
        )}
      </span>
      <span class={style.bar}>
        <span style={{ width: `${Math.max(2, percent)}%` }} />
      </span>
    </div>
  )
}
