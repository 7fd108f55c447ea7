import { hrefOfId } from '../frame/hrefOfId.ts'

/** Things that have no page of their own, and the screen that lists them. */
const lists: Readonly<Record<string, string>> = {
  person: '/people',
  token: '/people',
  key: '/people',
  team: '/capacity',
  guardrail: '/guardrails',
  route: '/routes',
  layer: '/layers',
  concept: '/vocabulary',
  audience: '/audiences',
  attribute: '/audiences',
}

/** Where a thing can be looked at; one that went round before bears a suffix in its id, and has the page of what it is now. */
export const hrefOfThing = (type: string, id: string): string | undefined =>
  type === 'flow' ? `/journal?flow=${encodeURIComponent(id)}` : (hrefOfId(id.split('~', 1)[0] ?? id) ?? lists[type])
