import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { Share } from '../../kit/Share.tsx'
import { words } from './words.ts'

const { holdout } = words

interface Props {
  share: number
  because: string | undefined
  onSet: () => void
}

/** The share of people that sees nothing of the engine, and the way to what that tells. */
export const EngineHoldout = ({ share, because, onSet }: Props) => {
  const { percentSet } = useFormat()
  return (
    <Section title={holdout.name} side={holdout.side} className="px-(--page) pb-4">
      <div className="max-w-160">
        <Share share={share} label={holdout.name} />
        <p className="mt-1 mb-2.5 text-pretty text-ink-2">
          {share === 0 ? holdout.none : holdout.said(percentSet(share))}{' '}
          {share === 0 ? null : (
            <Go href="/experiments" className="linked">
              {holdout.toLift}
            </Go>
          )}
        </p>
        <Button because={because} onClick={onSet}>
          {holdout.set}
        </Button>
      </div>
    </Section>
  )
}
