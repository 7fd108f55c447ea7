import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { keepers } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from './words.ts'

type Shown = Operations['template.show']['output']

const { deeds } = words

/** Why who is here may not change templates; undefined for who may. */
export const useMayEdit = (): string | undefined => useUnless(keepers, deeds.who)

/** What can be done with one template: changed, copied, asked a yes for with a family that shows it, ended. */
export const useTemplateDeeds = (shown: Shown | undefined) => {
  const navigate = useNavigate()
  const because = useMayEdit()
  const request = useCommand('approval.request')
  const retire = useCommand('template.retire')
  const actions = useMemo((): readonly Action[] => {
    if (!shown) return []
    const { template, usedIn, unapproved } = shown
    const copy: Action = {
      id: 'template.copy',
      group: 'do',
      label: deeds.copy,
      because,
      run: () => void navigate({ href: `/templates/new?from=${template.key}` }),
    }
    if (template.state === 'retired') return [copy]
    const waits = unapproved?.requests.find(({ waitsFor }) => waitsFor)
    const ask: Action = {
      id: 'approval.request',
      group: 'do',
      label: deeds.ask,
      keys: 'A',
      operation: 'approval.request',
      busy: request.isPending ? deeds.asking : undefined,
      asks: [{ name: 'family', label: deeds.with, options: usedIn.map(({ id, name }) => ({ value: id, label: name })) }],
      run: ({ family = '' }) =>
        request.mutate(asked({ subject: { kind: 'family', id: family } }), {
          onSuccess: ({ id }) => void navigate({ to: `/review/${id}` }),
        }),
    }
    return [
      copy,
      {
        id: 'template.retire',
        group: 'do',
        label: deeds.retire,
        operation: 'template.retire',
        because: because ?? (usedIn.length > 0 ? deeds.used : undefined),
        busy: retire.isPending ? deeds.retiring : undefined,
        asks: [{ name: 'reason', label: deeds.reason }],
        run: ({ reason = '' }) => retire.mutate(asked({ id: template.id, reason, ifVersion: template.version })),
      },
      ...(unapproved && !waits && usedIn.length > 0 ? [ask] : []),
      {
        id: 'template.edit',
        group: 'do',
        label: deeds.edit,
        keys: 'E',
        tone: 'filled',
        because,
        run: () => void navigate({ href: `/templates/${template.key}/edit` }),
      },
    ]
  }, [shown, because, navigate, request, retire])
  return { actions, problem: request.error ?? retire.error }
}
