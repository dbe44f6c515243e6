import { useCallback, useState } from 'preact/hooks'
import type { Keeper } from '../call/keeper.js'
import type { Notice } from '../call/screen.js'
import style from './call-screen.module.css'
import { Controls } from './controls.js'
import { NoticeOver } from './notice-over.js'
import { OwnTile } from './own-tile.js'
import { PartnerView } from './partner-view.js'
import { ReportDialog } from './report-dialog.js'
import { StatusBar } from './status-bar.js'

/** The call: the partner large, the member small, and what can be done below. */
export function CallScreen({ keeper, notice }: { keeper: Keeper; notice: Notice | null }) {
  const [reporting, setReporting] = useState(false)
  const [isShown, setIsShown] = useState(false)
  const { hasConnected } = keeper.state.value
  // Before the partner comes the stage belongs to the member.
  const isAlone = !hasConnected && notice !== null
  const openReport = useCallback(() => setReporting(true), [])
  return (
    <section class={style.call}>
      <div class={style.stage}>
        {!isAlone && (
          <PartnerView
            keeper={keeper}
            isShown={isShown}
            isDimmed={notice !== null}
            onShow={() => setIsShown(true)}
          />
        )}
        <OwnTile keeper={keeper} isLarge={isAlone} />
        <StatusBar
          keeper={keeper}
          onHide={isShown && !isAlone && notice === null ? () => setIsShown(false) : undefined}
        />
        <NoticeOver keeper={keeper} notice={notice} />
      </div>
      <Controls keeper={keeper} onReport={openReport} />
      {reporting && (
        <ReportDialog
          onClose={() => setReporting(false)}
          onReport={(category, words) => keeper.dispatch({ type: 'report', category, words })}
        />
      )}
    </section>
  )
}
