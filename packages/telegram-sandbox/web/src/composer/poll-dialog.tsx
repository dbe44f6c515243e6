import { useState } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { Button } from '../ui/button.js'
import { Dialog } from '../ui/dialog.js'
import { attempt } from '../ui/toast.js'
import style from './form.module.css'
import type { PollKind } from './model.js'
import { MAX_OPTION, MAX_QUESTION, optionFields, pollFault, pollOf } from './poll.js'
import { sendOther } from './sending.js'
import { Switch } from './switch.js'

/** A question with options. */
export function PollDialog({
  chat,
  kind,
  onClose,
}: {
  chat: ChatModel
  kind: PollKind
  onClose: () => void
}) {
  const [question, setQuestion] = useState('')
  const [options, setOptions] = useState<readonly string[]>([])
  const [several, setSeveral] = useState(false)
  const [quiz, setQuiz] = useState(kind === 'quiz')
  const draft = { question, options, several, quiz }
  const fault = pollFault(draft)
  const fields = optionFields(options)
  return (
    <Dialog title={quiz ? 'New quiz' : 'New poll'} onClose={onClose}>
      <form
        class={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (fault !== null) return
          attempt(sendOther(chat, { poll: pollOf(draft, String(Date.now())) }).then(onClose))
        }}
      >
        <label class={style.label}>
          Question
          <input
            class={style.field}
            dir="auto"
            value={question}
            maxLength={MAX_QUESTION}
            onInput={(event) => setQuestion(event.currentTarget.value)}
          />
        </label>
        <fieldset class={style.options}>
          <legend>{quiz ? 'Options, the right one first' : 'Options'}</legend>
          {fields.map((option, index) => (
            <input
              key={index}
              class={style.field}
              dir="auto"
              aria-label={`Option ${index + 1}`}
              placeholder={`Option ${index + 1}`}
              value={option}
              maxLength={MAX_OPTION}
              onInput={(event) => setOptions(fields.with(index, event.currentTarget.value))}
            />
          ))}
        </fieldset>
        <Switch label="Several answers" on={several && !quiz} disabled={quiz} onChange={setSeveral} />
        {kind === 'poll' && <Switch label="Quiz" on={quiz} onChange={setQuiz} />}
        <footer class={style.footer}>
          <p class={style.hint} role="status">
            {fault}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" disabled={fault !== null}>
            Send
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
