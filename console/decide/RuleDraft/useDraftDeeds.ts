import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { asked, useCommand } from '../../api/queries.ts'
import type { useRuleDraft } from './useRuleDraft.ts'
import { words } from './words.ts'

/** The next step on the road to live, for the bar; what changes or gives up the draft stands with the draft, so that a bar stays one row. */
export const partedDeeds = (actions: readonly Action[]): { onward: readonly Action[]; beside: readonly Action[] } => {
  const [last] = actions.slice(-1)
  return { onward: last ? [last] : [], beside: actions.slice(0, -1) }
}

interface Wish {
  draft: ReturnType<typeof useRuleDraft>
  editing: boolean
  onEdit: () => void
  onDiscard: () => void
}

/** What the road to live lets one do with a draft; what it does not let one do yet says why. */
export const useDraftDeeds = ({ draft: { known, rule, standing }, editing, onEdit, onDiscard }: Wish) => {
  const request = useCommand('approval.request')
  const release = useCommand('rule.release')
  const actions = useMemo<readonly Action[]>(() => {
    if (!known || editing) return []
    if (!rule) return [{ id: 'rule.draft', group: 'do', label: words.draftIt, operation: 'rule.draft', keys: 'D', run: onEdit }]
    const { id, hash } = rule
    const { stands = false, because = '', approval } = standing?.yes ?? {}
    const waits = approval !== undefined && !stands
    return [
      { id: 'rule.discard', group: 'do', label: words.discard, operation: 'rule.discard', tone: 'quiet', run: onDiscard },
      { id: 'rule.draft', group: 'do', label: words.change, operation: 'rule.draft', keys: 'D', run: onEdit },
      stands
        ? {
            id: 'rule.release',
            group: 'do',
            label: words.release,
            operation: 'rule.release',
            keys: 'A',
            tone: 'filled',
            run: () => release.mutate(asked({ id })),
          }
        : {
            id: 'rule.ask',
            group: 'do',
            label: words.ask,
            operation: 'approval.request',
            keys: 'A',
            tone: 'filled',
            busy: request.isPending ? words.asking : undefined,
            because:
              standing?.current === false ? words.stale : rule.evidence === undefined ? words.lookFirst : waits ? words.waits(because) : undefined,
            run: () => request.mutate(asked({ subject: { kind: 'rule', id }, hash })),
          },
    ]
    // The mutations are stable.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [known, rule, standing, editing, request.isPending, onEdit, onDiscard])
  return { actions, problem: request.error ?? release.error }
}
