/** How much there may be of what: schemas refuse more, and forms offer no more. */

/** Kinds that a slot takes beside the one that it is made for. */
export const mostAlso = 8

/** Components that one slot of a family may hold. */
export const mostInSlot = 400

/** Concepts that a component or a picture is tagged with. */
export const mostTags = 40

/** Concepts by which a collection gathers. */
export const mostGatheredBy = 10

/** Pictures, and components, that a collection holds by hand. */
export const mostHeld = 500

/** Languages in which a draft of a template is shown at once. */
export const mostTried = 8
