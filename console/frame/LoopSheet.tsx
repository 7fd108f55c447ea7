import { lazy, Suspense, useState } from 'react'
import { strings } from '../strings.ts'
import { loopButton, LoopMark } from './LoopMark.tsx'

const LoopSheetOpen = lazy(async () => ({ default: (await import('./LoopSheetOpen.tsx')).LoopSheetOpen }))

/** On a narrow screen the loop stands behind a button in the bar, upright; loaded when it is first pressed. */
export const LoopSheet = () => {
  const [asked, setAsked] = useState(false)
  const resting = (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-label={strings.loop.open}
      onClick={() => setAsked(true)}
      className={loopButton}
    >
      <LoopMark />
    </button>
  )
  return asked ? (
    <Suspense fallback={resting}>
      <LoopSheetOpen />
    </Suspense>
  ) : (
    resting
  )
}
