import type { ReactNode } from 'react'

/** What the inspector shows of the thing that is chosen. */
export interface InspectorContent {
  /** What it shows: "Brief 0423". */
  label: string
  content: ReactNode
  /** Chooses nothing again; Escape does the same. */
  onClose?: () => void
}
