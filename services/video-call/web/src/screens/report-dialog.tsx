import { useState } from 'preact/hooks'
import { LIMITS, ReportCategory } from '../../../src/protocol.js'
import { Button } from '../ui/button.js'
import { Sheet } from '../ui/sheet.js'
import { say } from '../words/words.js'
import style from './report-dialog.module.css'

/** What is wrong, in one press and some words if one likes. Reporting ends the call. */
export function ReportDialog({
  onClose,
  onReport,
}: {
  onClose: () => void
  onReport: (category: ReportCategory, words: string) => void
}) {
  const [category, setCategory] = useState<ReportCategory | null>(null)
  const [words, setWords] = useState('')
  const [isSent, setIsSent] = useState(false)
  const send = (event: Event): void => {
    event.preventDefault()
    if (category === null || isSent) return
    setIsSent(true)
    onReport(category, words.trim())
  }
  return (
    <Sheet title={say('report.title')} onClose={onClose}>
      <form class={style.form} onSubmit={send}>
        <p class={style.text}>{say('report.text')}</p>
        <fieldset class={style.categories} aria-label={say('report.title')}>
          {ReportCategory.options.map((one) => (
            <label key={one} class={style.category}>
              <input
                type="radio"
                name="category"
                value={one}
                checked={category === one}
                onChange={() => setCategory(one)}
              />
              <span>{say(`report.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <label class={style.words}>
          <span>{say('report.words')}</span>
          <textarea
            rows={2}
            dir="auto"
            maxLength={LIMITS.words}
            value={words}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </label>
        <Button type="submit" look="danger" disabled={category === null || isSent}>
          {say(isSent ? 'report.sending' : 'report.send')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('report.cancel')}
        </Button>
      </form>
    </Sheet>
  )
}
