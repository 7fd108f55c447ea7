import { z } from 'zod'
import { TableRow } from './decision-table.ts'
import { mostRows } from './limits.ts'
import { Apart, Placement } from './placement.ts'

/** What decides at a placement: everything of it that changes who sees what. Its name, its goal and where it stands are not of it. */
export const PlacementRule = z.strictObject({
  eligibility: Placement.shape.eligibility.unwrap(),
  table: z.array(TableRow).max(mostRows).describe('which campaigns for whom; empty: each by its own rule'),
  policy: Placement.shape.policy,
  audiences: Apart.describe('keys of audiences whose taste is learned apart; a person counts for the first that they belong to; empty: none'),
  caps: Placement.shape.caps.unwrap(),
  holdout: Placement.shape.holdout.pick({ share: true }),
  sticky: Placement.shape.sticky.unwrap().nullable().describe('null: drawn anew each time'),
  fallback: Placement.shape.fallback.unwrap(),
})
export type PlacementRule = z.infer<typeof PlacementRule>

export const placementRuleOf = ({
  eligibility,
  table,
  policy,
  audiences,
  caps,
  holdout,
  sticky,
  fallback,
}: Pick<Placement, keyof PlacementRule>): PlacementRule => ({
  eligibility,
  table: table ?? [],
  policy,
  audiences: audiences ?? [],
  caps,
  holdout: { share: holdout.share },
  sticky: sticky ?? null,
  fallback,
})

/** Whoever was held out stays so while the share does: the salt is the placement’s own. */
export const withPlacementRule = <P extends Pick<Placement, keyof PlacementRule>>(
  placement: P,
  { table, audiences, holdout, sticky, ...rule }: PlacementRule,
): P => {
  const { table: _table, audiences: _audiences, sticky: _sticky, ...kept } = placement
  return {
    ...kept,
    ...rule,
    holdout: { ...placement.holdout, share: holdout.share },
    ...(table.length > 0 && { table }),
    ...(audiences.length > 0 && { audiences }),
    ...(sticky !== null && { sticky }),
  } as unknown as P
}

/** A table as one may write it. */
export const WrittenTable = z
  .union([z.array(TableRow).max(mostRows), z.string().max(20_000)])
  .describe('which campaigns for whom: rows, or as CEL, holds(audience.loyal) ? ["early-access"] : ["autumn"]; empty: none; left out: as it is')
