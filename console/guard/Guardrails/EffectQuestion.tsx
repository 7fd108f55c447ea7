import { useFormat } from '../../format/useFormat.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import type { Effect } from './useSetRule.ts'
import { words } from './words.ts'

interface Props {
  effect: Effect
  name: string
  busy: boolean
  onConfirm: () => void
  onCancel: () => void
}

const most = 6
const mostParts = 2

/** What a guardrail does to what is live, asked before it does it. */
export const EffectQuestion = ({ effect: { campaigns, left }, name, busy, onConfirm, onCancel }: Props) => {
  const { count } = useFormat()
  const said = words.effect
  return (
    <Dialog
      open
      destroys
      title={campaigns.length === 0 ? said.unknownTitle(name) : said.title(name, count(campaigns.length))}
      sentence={
        <div className="grid gap-2">
          <p>{campaigns.length === 0 ? null : said.meaning}</p>
          <ul className="grid gap-1.5">
            {campaigns.slice(0, most).map(({ id, name: campaign, blocked, combinations, components }) => (
              <li key={id}>
                <b className="text-ink">{campaign}</b>: {said.variants(count(blocked), count(combinations))}
                {[
                  ...components.slice(0, mostParts).map(({ title }) => said.part(title)),
                  ...(components.length > mostParts ? [said.moreParts(count(components.length - mostParts))] : []),
                ]
                  .map((part) => `, ${part}`)
                  .join('')}
              </li>
            ))}
          </ul>
          {campaigns.length > most ? <p>{said.more(count(campaigns.length - most))}</p> : null}
          {left > 0 ? <p>{said.left(count(left))}</p> : null}
        </div>
      }
      verb={said.verb}
      cancel={said.cancel}
      busy={busy ? words.saving : undefined}
      onOpenChange={(open) => (open ? undefined : onCancel())}
      onConfirm={onConfirm}
    />
  )
}
