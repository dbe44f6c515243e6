import { useEffect, useState } from 'preact/hooks'
import type { Keeper } from './call/keeper.js'
import { Before } from './screens/before.js'
import { CallScreen } from './screens/call-screen.js'
import { Ended } from './screens/ended.js'
import { LeaveDialog } from './screens/leave-dialog.js'
import { NoMedia } from './screens/no-media.js'
import { Opening } from './screens/opening.js'
import { Preview } from './screens/preview.js'
import { Unusable } from './screens/unusable.js'
import { leave, onBack } from './telegram/web-app.js'

/** The screen that the call asks for. Telegram's arrow back asks before it leaves a call that runs. */
export function App({ keeper }: { keeper: Keeper }) {
  const [leaving, setLeaving] = useState(false)
  const screen = keeper.screen.value
  useEffect(
    () =>
      onBack(() => {
        if (keeper.screen.value.name === 'call') setLeaving(true)
        else leave()
      }),
    [keeper],
  )
  return (
    <>
      <main>{screenOf(keeper)}</main>
      {leaving && screen.name === 'call' && (
        <LeaveDialog
          onStay={() => setLeaving(false)}
          onHangUp={() => {
            setLeaving(false)
            keeper.dispatch({ type: 'hang-up' })
          }}
        />
      )}
    </>
  )
}

function screenOf(keeper: Keeper) {
  const screen = keeper.screen.value
  switch (screen.name) {
    case 'opening':
      return <Opening />
    case 'unusable':
      return <Unusable why={screen.why} />
    case 'before':
      return <Before keeper={keeper} asking={false} />
    case 'asking':
      return <Before keeper={keeper} asking />
    case 'no-media':
      return <NoMedia keeper={keeper} problem={screen.problem} />
    case 'preview':
      return <Preview keeper={keeper} />
    case 'call':
      return <CallScreen keeper={keeper} notice={screen.notice} />
    case 'ended':
      return <Ended keeper={keeper} why={screen.why} />
  }
}
