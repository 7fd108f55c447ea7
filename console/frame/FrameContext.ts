import { createContext, use } from 'react'
import type { ActorFace } from '../kit/Actor.tsx'
import type { Station } from '../kit/loop/station.ts'
import type { ScreenEntry } from './place.ts'
import type { EngineFace } from './Seal.tsx'

/** What every screen stands in. */
export interface FrameFacts {
  engine: EngineFace
  me: ActorFace
  stations: readonly Station[]
  screens: readonly ScreenEntry[]
  /** What lies on a screen, by its path. */
  figures: Readonly<Record<string, string>>
  /** The address one is at. */
  at: string
  /** Present while what is here is a made-up sample; whether one may clear it. */
  sample?: { mayClear: boolean } | undefined
  onSignOut: () => void
}

export const FrameContext = createContext<FrameFacts | null>(null)

export const useFrame = (): FrameFacts => {
  const facts = use(FrameContext)
  if (!facts) throw new Error('A screen is drawn outside of <Frame>')
  return facts
}
