import { useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { words } from '../Experiments/words.ts'

type Shown = Operations['experiment.show']['output']

/** What its state lets one do. Ending is asked once more, since it cannot be undone. */
export const useExperimentDeeds = (shown: Shown | undefined) => {
  const [ending, setEnding] = useState(false)
  const start = useCommand('experiment.start')
  const end = useCommand('experiment.end')
  const { id, state, version } = shown?.experiment ?? {}
  const actions = useMemo((): readonly Action[] => {
    if (id === undefined || version === undefined) return []
    if (state === 'running')
      return [
        {
          id: 'experiment.end',
          group: 'do',
          label: words.show.end,
          operation: 'experiment.end',
          keys: 'E',
          tone: 'filled',
          run: () => setEnding(true),
        },
      ]
    if (state !== 'planned') return []
    return [
      {
        id: 'experiment.withdraw',
        group: 'do',
        label: words.show.withdraw,
        operation: 'experiment.end',
        tone: 'danger',
        run: () => setEnding(true),
      },
      {
        id: 'experiment.start',
        group: 'do',
        label: words.show.start,
        operation: 'experiment.start',
        keys: 'S',
        tone: 'filled',
        run: () => start.mutate(asked({ id, ifVersion: version })),
      },
    ]
    // The mutations are stable.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, state, version])
  const confirm = () => {
    if (id === undefined || version === undefined) return
    end.mutate(asked({ id, ifVersion: version }), { onSettled: () => setEnding(false) })
  }
  return { actions, problem: start.error ?? end.error, ending, setEnding, confirm, busy: end.isPending }
}
