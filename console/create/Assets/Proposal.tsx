import { Button } from '../../kit/Button.tsx'
import { words } from './words.ts'

const { form } = words

/** What the picture says itself, and a way to take it over. */
export const Proposal = ({ says: text, onTake }: { says: string; onTake: () => void }) => (
  <span className="flex flex-wrap items-baseline gap-x-2">
    <span>
      {form.proposed}: “{text}”
    </span>
    <Button tone="quiet" onClick={onTake}>
      {form.take}
    </Button>
  </span>
)
