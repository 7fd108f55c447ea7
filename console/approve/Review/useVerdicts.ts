import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { asked, useCommand } from '../../api/queries.ts'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { HeldVerdicts } from '../../frame/heldVerdicts.ts'
import { useFindings } from './useFindings.ts'
import { words } from './words.ts'

type Shown = Operations['approval.show']['output']

interface Wish {
  shown: Shown | undefined
  /** The content is another by now. */
  moved: boolean
  /** Why nobody may say yes to it as it stands. */
  unfit: string | undefined
  give: HeldVerdicts['give']
  /** What waits next: a verdict leads there. */
  onward: string | undefined
  open: (id: string | undefined) => void
}

/** Comment, return, approve: the filled one last. Each says why it may not be pressed, and who else may. */
export const useVerdicts = ({ shown, moved, unfit, give, onward, open }: Wish): readonly Action[] => {
  const { count } = useFormat()
  const { mutate: say } = useCommand('approval.comment')
  const { known } = useFindings(shown?.approval)
  return useMemo(() => {
    if (!shown) return []
    const { approval, mayReturn } = shown
    const { id, subject, title, facts } = approval
    const judge = (verdict: 'approve' | 'return', note: string) => {
      give({ title, input: { id, hash: subject.hash, verdict, ...(note === '' ? {} : { note }) } })
      open(onward)
    }
    const comment: Action = {
      id: 'comment',
      group: 'do',
      label: words.comment,
      keys: 'C',
      tone: 'quiet',
      operation: 'approval.comment',
      asks: [{ name: 'text', label: words.note }],
      run: ({ text = '' }) => say(asked({ id, text })),
    }
    const giveBack: Action = {
      id: 'return',
      group: 'do',
      label: words.return,
      keys: 'R',
      operation: 'approval.judge',
      asks: [{ name: 'note', label: words.reason }],
      run: ({ note = '' }) => judge('return', note),
    }
    const approve: Action = {
      id: 'approve',
      group: 'do',
      label: facts.variants > 0 ? words.approve(count(facts.variants)) : words.approveOne,
      keys: 'A',
      tone: 'filled',
      operation: 'approval.judge',
      because: whyNot(shown, moved, known) ?? unfit,
      run: () => judge('approve', ''),
    }
    return [comment, ...(mayReturn.allow ? [giveBack] : []), approve]
  }, [shown, moved, unfit, known, give, onward, open, say, count])
}

/** "Tomas Reyes had a hand in making this, so may not judge it. Maren Lund may." */
const whyNot = ({ approval, may, judges }: Shown, moved: boolean, known: boolean): string | undefined => {
  if (may.allow) return moved ? words.moved : known ? undefined : words.findingsAwaited
  if (approval.state !== 'waiting' || judges.length === 0) return may.because
  return `${may.because} ${words.may(judges.map(({ name }) => name).join(', '))}`
}
