import type { Happening, Save } from '../kernel/change.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Approval } from './approval.ts'
import type { Asked } from './request.ts'

/** What stands behind a subject now, as its kind describes it. */
export interface Content extends Asked {
  /** Why nobody should be asked for a yes yet, as when preflight blocks all of it. */
  unfit?: Refusal
  /** Why no yes can be given any more, whatever its content is: whoever waits for one waits for nothing. */
  over?: Refusal
  /** What else becomes true with the last yes, as that its parts are approved from now on. */
  granted(of: Approval): { save: Save[]; journal: Happening[] }
}

/**
 * A kind of thing that can be approved: how it is found and described. Kinds of the stages upstream stand in subjects/;
 * a stage downstream has operations of its own that call `openApproval` with what they describe.
 */
export interface SubjectKind {
  readonly kind: string
  /** One line for people: what it is that one says yes to. */
  readonly says: string
  load(read: Reader, id: string): Promise<Content | undefined>
}
