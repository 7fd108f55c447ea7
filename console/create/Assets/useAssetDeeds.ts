import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { words } from './words.ts'

type Shown = Operations['asset.show']['output']

const mostNamed = 3

/** What is done with one picture: its newest version put in its place, and retiring it. */
export const useAssetDeeds = (shown: Shown | undefined): readonly Action[] => {
  const navigate = useNavigate()
  const retire = useCommand('asset.retire')
  const replace = useCommand('asset.replace')
  const { count } = useFormat()
  return useMemo((): readonly Action[] => {
    if (shown?.asset.state !== 'usable') return []
    const { id } = shown.asset
    const uses = shown.live.length + shown.components.length
    const newest = newestAfter(shown)
    return [
      ...(newest && shown.components.length > 0
        ? [
            {
              id: 'asset.replace',
              group: 'do',
              label: words.replace.label(newest.name),
              operation: 'asset.replace',
              busy: replace.isPending ? words.replace.busy : undefined,
              asks: [{ name: 'reason', label: words.replace.ask(count(shown.components.length), familiesNamed(shown, count)) }],
              run: ({ reason = '' }) => replace.mutate(asked({ id, reason }), { onSuccess: () => void navigate({ href: `/assets/${newest.key}` }) }),
            } satisfies Action,
          ]
        : []),
      {
        id: 'asset.retire',
        group: 'do',
        label: words.retire.label,
        operation: 'asset.retire',
        tone: 'danger',
        because: uses > 0 ? words.retire.used : undefined,
        busy: retire.isPending ? words.retire.busy : undefined,
        asks: [{ name: 'reason', label: words.retire.ask }],
        run: ({ reason = '' }) => retire.mutate(asked({ id, reason }), { onSuccess: () => void navigate({ href: '/library?view=assets' }) }),
      },
    ]
  }, [shown, retire, replace, navigate, count])
}

const newestAfter = ({ versions, asset }: Shown): Shown['versions'][number] | undefined =>
  versions.slice(versions.findIndex(({ id }) => id === asset.id) + 1).findLast(({ state }) => state === 'usable')

/** The first few by name: whoever decides sees what asks for a new yes. */
const familiesNamed = ({ families }: Shown, count: (n: number) => string): string => {
  const left = families.length - mostNamed
  return [...families.slice(0, mostNamed).map(({ name }) => name), ...(left > 0 ? [words.replace.more(count(left))] : [])].join(', ')
}
