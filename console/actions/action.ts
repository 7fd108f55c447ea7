import type { ActorFace } from '../kit/Actor.tsx'
import type { ButtonTone } from '../kit/Button.tsx'

export interface AskOption {
  value: string
  label: string
  /** What helps to choose, on a line of its own. */
  note?: string
}

/** One thing an action needs to know before it runs, asked for in the palette itself. */
export interface Ask {
  name: string
  label: string
  /** The whole question, where what was answered before, and what that is called, says more than the action and this field. */
  question?: (answers: Readonly<Record<string, string>>, called: Readonly<Record<string, string>>) => string
  options?: readonly AskOption[]
  /** Looks for what fits a text beyond the options that are shown at once. */
  find?: (text: string, signal: AbortSignal) => Promise<readonly AskOption[]>
}

/** Written once: it serves button, menu, palette, shortcut and help. */
export interface Action {
  id: string
  /** What it belongs to: an operation on what is in focus, a place, or a thing found. */
  group: 'do' | 'go' | 'find'
  /** The verb with its count: "Approve 54". */
  label: string
  /** `A`, `G A`, `mod+K`, `/`, `.`, `Escape` */
  keys?: string
  /** The operation behind it: "approval.judge". */
  operation?: string
  /** Why it may not be done now. Then it is dashed, and the palette says so. */
  because?: string | undefined
  /** What runs: "Sending 12 of 54". */
  busy?: string | undefined
  tone?: ButtonTone
  mark?: ActorFace
  /** At the right in the palette: "flow, ran 15:09". */
  note?: string
  /** At most two. With more it opens a form. */
  asks?: readonly [Ask] | readonly [Ask, Ask]
  run: (answers: Readonly<Record<string, string>>) => void
}

export const mayRun = ({ because, busy }: Action): boolean => !because && !busy
