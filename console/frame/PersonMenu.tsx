import { lazy, Suspense, useState } from 'react'
import { ActorMark, initialsOf } from '../kit/Actor.tsx'
import { useFrame } from './FrameContext.ts'
import { personButton } from './personButton.ts'

const PersonMenuOpen = lazy(async () => ({ default: (await import('./PersonMenuOpen.tsx')).PersonMenuOpen }))

/** Who one is here, how it looks, the keys, and the way out; loaded when it is first pressed. */
export const PersonMenu = () => {
  const { me } = useFrame()
  const [asked, setAsked] = useState(false)
  const resting = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label={`${initialsOf(me)}, ${me.name}`}
      onClick={() => setAsked(true)}
      className={personButton}
    >
      <ActorMark actor={me} titled={false} />
    </button>
  )
  return asked ? (
    <Suspense fallback={resting}>
      <PersonMenuOpen />
    </Suspense>
  ) : (
    resting
  )
}
