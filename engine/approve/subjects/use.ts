import { asset } from '../../create/asset.ts'
import { notCoveredFor } from '../../create/use-period.ts'
import { useHash, type UseRequest, useRequest } from '../../create/use-request.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type Facts, unruled } from '../facts.ts'
import type { SubjectKind } from '../subject-kind.ts'

/** Somebody outside wants an original for a use that the rights cover, and the collection asks a person first. */
export const useSubject: SubjectKind = {
  kind: 'use',
  says: 'that somebody outside may use an original of a collection, as they said they will',
  load: async (read, id) => {
    const found = await read.get(useRequest, id)
    const picture = found && (await read.get(asset, found.asset))
    if (!found || !picture) return undefined
    const why = picture.state === 'retired' ? 'it is retired' : notCoveredFor(picture.rights, found.use)
    const over =
      found.state !== 'waiting'
        ? refuse('wrongState', `It was ${found.state}.`)
        : why === undefined
          ? undefined
          : refuse('blocked', `“${picture.name}” may not be used so: ${why}.`, { remedy: 'Return it with the reason, or mend the rights first.' })
    return {
      subject: { kind: 'use', id: found.id, hash: useHash(found) },
      title: titleOfUse(found, picture.name),
      facts: factsOfUse(found, picture.tags),
      makers: [],
      ...(over && { over }),
      granted: () => {
        const granted = amend<UseRequest>(found, { state: 'granted' })
        return {
          save: [put(useRequest, granted)],
          journal: [
            happened('use.granted', { use: found.id, asset: found.asset, collection: found.collection }, { use: found.use, hash: picture.hash }),
          ],
        }
      },
    }
  },
}

export const titleOfUse = ({ who, use, purpose }: Pick<UseRequest, 'who' | 'use' | 'purpose'>, name: string): string =>
  `${who.slice(0, 60)} asks for “${name.slice(0, 50)}”: ${use.media.join(', ')} in ${use.territories.join(', ').slice(0, 40)}, ${use.from} to ${use.until ?? 'no end'}${purpose === '' ? '' : `; ${purpose}`}`.slice(
    0,
    200,
  )

export const factsOfUse = ({ use }: Pick<UseRequest, 'use'>, tags: readonly string[]): Facts => ({
  kind: 'use',
  origin: 'person',
  maker: 'person',
  channels: use.media,
  locales: [],
  tags: [...tags],
  variants: 0,
  blocked: 0,
  warned: 0,
  newComponents: 0,
  newClaims: 0,
  newPairs: 0,
  pairs: [],
  newTemplate: false,
  ...unruled,
})
