import type { ReactNode } from 'react'

/** What the inspector shows of the thing that is chosen. */
export interface InspectorContent {
  /** What it shows: "Brief 0423". */
  label: string
  content: ReactNode
  /** For what somebody chose: chooses nothing again; Escape does the same. Give the same function while nothing changed. */
  onClose?: () => void
}
