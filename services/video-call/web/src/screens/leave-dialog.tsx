import { Button } from '../ui/button.js'
import { Sheet } from '../ui/sheet.js'
import { say } from '../words/words.js'

/** Asks before a call that runs is left. */
export function LeaveDialog({ onStay, onHangUp }: { onStay: () => void; onHangUp: () => void }) {
  return (
    <Sheet title={say('leave.title')} onClose={onStay}>
      <p>{say('leave.text')}</p>
      <Button onClick={onStay} look="quiet">
        {say('leave.stay')}
      </Button>
      <Button look="danger" onClick={onHangUp}>
        {say('leave.hangUp')}
      </Button>
    </Sheet>
  )
}
