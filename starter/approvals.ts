import type { Approval } from '../engine/approve/approval.ts'
import { type Step, step, type Told } from './story.ts'

const asked = (told: Told, key: string): Approval => told.answers[key] as Approval

const ask = (family: string): Step => step('tomas', 'approval.request', { subject: { kind: 'family', id: family } }, `asked:${family}`)

const yes = (by: string, family: string, note: string): Step =>
  step(by, 'approval.judge', (told) => ({
    id: asked(told, `asked:${family}`).id,
    hash: asked(told, `asked:${family}`).subject.hash,
    verdict: 'approve',
    note,
  }))

/** What may go live from the first day, and one that waits. Jonna made the pictures, so the owner says the yes for the brand. They can be told once the worker has measured the families. */
export const approvals: readonly Step[] = [
  ask('autumn-mobile-hero'),
  ask('autumn-home-hero'),
  yes('maren', 'autumn-home-hero', 'Sounds like us in all three languages.'),
  yes('ines', 'autumn-home-hero', 'The legal line names its end.'),
  ask('autumn-newsletter'),
  yes('maren', 'autumn-newsletter', 'Plain and short.'),
  yes('ines', 'autumn-newsletter', 'Same legal line as on the page.'),
]
