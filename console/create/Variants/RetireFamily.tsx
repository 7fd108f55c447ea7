import { retirers } from '../../../engine/people/permission.ts'
import { useRetiring } from '../../api/useRetiring.tsx'
import { useUnless } from '../../frame/useUnless.ts'
import { Retire } from '../../kit/Retire.tsx'
import type { Composed } from '../composed.ts'
import { words } from './words.ts'

/** Where it stands is said before, and what shows it keeps it; nothing for who may not. */
export const RetireFamily = ({ composed: { family, uses } }: { composed: Composed }) => {
  const because = useUnless(retirers, words.retire.who)
  const retiring = useRetiring('family.retire', { id: family.id, ifVersion: family.version })
  const shown = uses.filter(({ state }) => state !== 'draft')
  if (because !== undefined) return null
  return (
    <div className="px-4 py-3.5">
      <Retire
        verb={words.retire.verb}
        title={words.retire.title(family.name)}
        sentence={shown.length > 0 ? words.retire.shown : words.retire.sentence}
        uses={uses.map(({ key, name, placements, state }) => ({
          name,
          href: `/campaigns/${key}`,
          note: `${words.stands.uses[state]}, ${placements.join(', ')}`,
        }))}
        because={shown.length > 0 ? words.retire.inUse : undefined}
        {...retiring}
      />
    </div>
  )
}
