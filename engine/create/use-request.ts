import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { UsePeriod } from './use-period.ts'

/** What somebody without an account typed to get an original: kept as it is, and nothing else of them. */
export const UseAsked = z.strictObject({
  who: z.string().trim().min(2).max(160).describe('a person or a house, as they call themselves'),
  purpose: z.string().trim().max(400).default(''),
  use: UsePeriod,
})

/** granted: it may be taken.  waiting: for a person's yes.  refused: the rights do not cover it. */
export const UseRequest = Entity.extend({
  collection: z.string(),
  asset: z.string(),
  ...UseAsked.shape,
  state: z.enum(['granted', 'waiting', 'refused']),
  because: z.string().optional().describe('why it is refused'),
  hash: z.string().describe('of the secret under which whoever asked finds it again'),
  askedAt: z.iso.datetime(),
  until: z.iso.datetime().describe('when it can no longer be taken'),
  taken: z.number().int().nonnegative(),
})
export type UseRequest = z.infer<typeof UseRequest>

export const useRequest = noun('use_request', 'usr', UseRequest, ['collection', 'asset', 'state', 'hash', 'askedAt'])

export const ShownUseRequest = UseRequest.omit({ hash: true })

export const shownUseRequest = ({ hash: _hash, ...rest }: UseRequest): z.infer<typeof ShownUseRequest> => rest

/** What a yes to it holds for. */
export const useHash = ({ asset, who, purpose, use }: Pick<UseRequest, 'asset' | 'who' | 'purpose' | 'use'>): string =>
  contentHash({ asset, who, purpose, use })
