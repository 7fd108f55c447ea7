import { asked, useCommand } from '../../api/queries.ts'
import { Problem } from '../../api/Answered.tsx'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Segment } from '../../kit/Segment.tsx'
import type { RenderedVariant } from './Rendered.tsx'
import type { Seen } from './seen.ts'
import { words } from './words.ts'

const ways = (['desk', 'phone', 'dark', 'bare', 'text'] as const).map((value) => ({ value, label: words.seen[value] }))

interface Props {
  seen: Seen
  onSeen: (seen: Seen) => void
  /** What a proof would show; none where nothing is chosen yet. */
  variant: RenderedVariant | undefined
}

/** How a letter is looked at, with what is only simulated about it, and the way to see it in one's own mail program. */
export const LetterBar = ({ seen, onSeen, variant }: Props) => {
  const { mutate, data, error, isPending } = useCommand('proof.send')
  const [sent] = data?.proofs ?? []
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <Segment label={words.seenAs} options={ways} value={seen} onChange={onSeen} />
        {variant ? (
          <Button busy={isPending ? words.proof.sending : undefined} onClick={() => mutate(asked({ ...variant, choice: { ...variant.choice } }))}>
            {words.proof.send}
          </Button>
        ) : null}
      </div>
      <p className="max-w-180 text-12 text-pretty text-ink-2">{words.simulated[seen]}</p>
      {error ? <Problem problem={error} /> : null}
      {sent ? (
        <p role="status" className="text-12">
          {words.proof.sent(sent.address)}{' '}
          <Go href="/mailbox" className="linked">
            {words.proof.mailbox}
          </Go>
        </p>
      ) : null}
    </div>
  )
}
