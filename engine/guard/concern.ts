/** What a kind of guardrail is about, in the order in which lists show it. The console groups by it, and loads nothing else for that. */
export const concerns = ['promises', 'words', 'looks', 'pictures', 'delivery', 'ours'] as const
export type Concern = (typeof concerns)[number]
