import { lazy, Suspense, useState } from 'react'
import { words } from './words.ts'
import { useFrame } from './FrameContext.ts'

const ClearSample = lazy(async () => ({ default: (await import('./ClearSample.tsx')).ClearSample }))

/** On every screen, as long as what it shows is a made-up sample. The owner is asked from here whether it shall go. */
export const SamplePill = () => {
  const { sample } = useFrame()
  const [asked, setAsked] = useState(false)
  if (!sample) return null
  const said = (
    <>
      <span className="max-track:hidden">{words.whole}</span>
      <span className="hidden max-track:inline">{words.short}</span>
    </>
  )
  const shape = 'inline-flex h-5 shrink-0 items-center gap-1 rounded-full bg-sunken px-2 text-11 whitespace-nowrap text-ink-2'
  if (!sample.mayClear)
    return (
      <span title={words.whole} className={shape}>
        {said}
      </span>
    )
  return (
    <>
      <button type="button" aria-haspopup="dialog" aria-label={words.ask} onClick={() => setAsked(true)} className={`${shape} target hover:text-ink`}>
        {said}
        <span className="underline underline-offset-2 max-column:hidden">{words.clear}</span>
      </button>
      {asked ? (
        <Suspense fallback={null}>
          <ClearSample onClose={() => setAsked(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
