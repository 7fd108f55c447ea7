import { strings } from '../strings.ts'

/** There is no figure, and this is why. Never a dash, never a zero. */
export const NoFigure = ({ because }: { because: string }) => (
  <span className="inline-block rounded-1 border border-dashed border-edge px-2 py-px text-12 text-ink-2">{strings.sure.noFigure(because)}</span>
)
