/** How much there may be of what: schemas refuse more, and forms offer no more. */

/** The share of people who may be kept out at a placement, of a campaign, of the engine. */
export const mostHeldOut = 0.5

/** Rows of a decision table. */
export const mostRows = 40

/** Audiences whose taste is learned apart at a placement. */
export const mostApart = 8

/** Arms of an experiment, the one that the others are compared with among them. */
export const mostArms = 6

/** Measures that an experiment is guarded by. */
export const mostGuards = 3

/** Impressions of a budget; what a success is worth, in hundredths of the currency. */
export const mostBudget = 1_000_000_000

/** Of one person this many exposures are remembered, so no cap may be higher. */
export const mostRemembered = 1_000

/** Hours that an outcome may take, for which an experiment waits. */
export const mostSettleHours = 720
