import { counted } from '../../counted.ts'

/** The words of the versions of a component. Figures arrive formatted. */
export const words = {
  crumb: 'Versions',
  title: (versions: string, name: string) => `“${name}” has had ${counted(versions, 'version')}.`,
  unchanged: (name: string) => `“${name}” is as it was made.`,
  label: 'Versions, the newest first',
  version: (n: string) => `Version ${n}`,
  now: 'as it is now',
  by: (name: string, when: string) => `${name}, ${when}`,
  unknown: 'Who made it so was not kept yet.',
  made: 'As it was made.',
  from: 'What changed here was not kept yet.',
  nothing: 'Nothing that is told here changed.',
  asWas: 'What it said',
  texts: 'What changed in its texts',
  tagged: (tags: string) => `Tagged ${tags}.`,
  untagged: (tags: string) => `No longer tagged ${tags}.`,
  rights: 'Rights',
  gave: (place: string, after: string) => `${place}: ${after}`,
  was: (place: string, before: string, after: string) => `${place}: ${after}, before ${before}`,
  went: (place: string, before: string) => `${place}: none, before ${before}`,
  states: { draft: 'It became a draft.', approved: 'It was given its yes.', retired: 'It was retired.' } as Record<string, string>,
  restore: 'Bring this back',
  restoring: 'Bringing it back',
  ask: (n: string) => `Bring version ${n} back?`,
  means: (families: string, live: string) =>
    `It becomes a new version; none is lost. ${
      families === '0'
        ? 'It stands in no family, so no yes lapses.'
        : `${counted(families, 'family shows', 'families show')} other content then: a yes that was given there lapses.`
    }${live === '0' ? '' : ` ${counted(live, 'campaign goes', 'campaigns go')} on showing what was released.`}`,
  more: 'Show more',
} as const
