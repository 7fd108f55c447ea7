import type { LiveUse } from '../../engine/create/live-use.ts'
import { words } from './Assets/words.ts'

/** Beneath a campaign that released a thing: that rights of today keep it off the air there, or a part of it, and why. */
export const KeptOff = ({ offAir }: Pick<LiveUse, 'offAir'>) =>
  offAir ? (
    <span className="block text-12 text-pretty text-block">
      {words.rights[offAir.whole ? 'keptOff' : 'keptOffInPart'](offAir.because.join('; '))}
    </span>
  ) : null
