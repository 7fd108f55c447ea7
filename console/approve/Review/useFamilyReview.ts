import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf, type NoAnswer } from '../../api/queries.ts'
import type { Composed } from '../../create/composed.ts'
import { changesOf, type Change } from './changes.ts'
import { looksOf, type Extreme } from './extremes.ts'
import { templateChangeOf, type TemplateChange } from './templateChange.ts'

type Approval = Operations['approval.show']['output']['approval']

export interface FamilyReview {
  /** As it was when approval was asked for: what the verdict binds to. */
  composed: Composed
  /** What it is compared with: its own last approved content, or the family that it was recombined from. */
  before: { composed: Composed; hash: string; own: boolean } | undefined
  changes: readonly Change[]
  /** None where its template is the one that was approved. */
  template: TemplateChange | undefined
  extremes: readonly Extreme[]
  /** The family has other content by now. */
  moved: boolean
}

/** Everything that a yes to a family is about; undefined while it is on its way, or for another kind of subject. */
export const useFamilyReview = (approval: Approval | undefined): { review: FamilyReview | undefined; error: NoAnswer | null } => {
  const subject = approval?.subject.kind === 'family' ? approval.subject : undefined
  const asked = useEdition(subject)
  const now = useEdition(subject && { id: subject.id })
  const { before, settled } = useBefore(subject, asked.data)
  const moved = now.data !== undefined && subject !== undefined && now.data.family.hash !== subject.hash
  const composed = asked.data
  const newTemplate = approval?.facts.newTemplate ?? false
  const old = useTemplateBefore(composed?.template, before?.composed.template, newTemplate)
  const review = useMemo(() => {
    if (!composed || !settled || !old.settled) return undefined
    const changes = changesOf(composed, before?.composed)
    const template = templateChangeOf(composed.template, old.template, newTemplate)
    return { composed, before, moved, changes, extremes: looksOf(composed, changes, before?.composed), template }
  }, [composed, settled, before, moved, newTemplate, old.settled, old.template])
  return { review, error: asked.error }
}

/** A family as it was at a hash, or as it is now; nothing older is kept on the screen while another is on its way. */
const useEdition = (of: { id: string; hash?: string } | undefined): { data: Composed | undefined; error: NoAnswer | null } => {
  const input = of?.hash === undefined ? { id: of?.id ?? '' } : { id: of.id, hash: of.hash }
  const { data, isPlaceholderData, error } = useQueryOf('family.show', input, {
    enabled: of !== undefined,
    follows: ['component', 'template', 'brand'],
  })
  return { data: isPlaceholderData ? undefined : data, error }
}

type Template = Composed['template']

/** The template of what the family is compared with; where that shows the same one, or there is nothing, the template as it last had a yes with any family. */
const useTemplateBefore = (
  after: Template | undefined,
  before: Template | undefined,
  isNew: boolean,
): { template: Template | undefined; settled: boolean } => {
  const sought = after !== undefined && isNew && (before === undefined || before.hash === after.hash)
  const { data, isPlaceholderData, error } = useQueryOf('template.show', { id: after?.id ?? '' }, { enabled: sought })
  if (!sought) return { template: before, settled: true }
  return { template: data?.unapproved?.before ?? before, settled: (data !== undefined && !isPlaceholderData) || error !== null }
}

/** Its own last approved content; else the family that it was recombined from; else none, which is known only once both were looked for. */
const useBefore = (subject: Approval['subject'] | undefined, asked: Composed | undefined) => {
  const id = subject?.id ?? ''
  const about = { kind: 'family', id }
  const earlier = useQueryOf('approval.list', { subject: about, state: ['approved'], limit: 200 }, { enabled: subject !== undefined })
  const approved = earlier.data?.items.findLast((one) => one.subject.id === id && one.subject.hash !== subject?.hash)
  const origin = asked?.family.lineage?.family
  const old = useEdition(approved ? { id, hash: approved.subject.hash } : origin === undefined ? undefined : { id: origin })
  const looked = earlier.data !== undefined && !earlier.isPlaceholderData && asked !== undefined
  const before = useMemo(() => old.data && { composed: old.data, hash: old.data.family.hash, own: old.data.family.id === id }, [old.data, id])
  const compared = approved !== undefined || origin !== undefined
  return { before, settled: looked && (!compared || before !== undefined || old.error !== null) }
}
