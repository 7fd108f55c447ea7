import { counted } from '../../counted.ts'

/** The words of the library. Figures arrive formatted. */
export const words = {
  title: (count: string, drafts: string) => `${counted(count, 'component')}. ${counted(drafts, 'waits', 'wait')} for a first yes.`,
  allApproved: (count: string) => `${counted(count, 'component')}, each with its yes.`,
  none: 'The library is empty.',
  meaning: 'Components are the pieces that families are made of: headlines, pictures, calls to action, each tagged and said in every language.',
  add: 'Add a component',
  views: { name: 'What', components: 'Components', assets: 'Assets' },
  search: 'Find in its texts',
  facets: { kind: 'Kind', tag: 'Tag', state: 'State' },
  states: { draft: 'draft', approved: 'approved', retired: 'retired' },
  columns: { text: 'Text', kind: 'Kind', tags: 'Tags', state: 'State', made: 'Made' },
  assets: {
    columns: { name: 'Picture', size: 'Size', bytes: 'Weight', alt: 'Says', tags: 'Tags' },
    none: 'There is no picture yet.',
    kilobytes: (count: string) => `${count} kB`,
  },
  showing: (shown: string, all: string) => `${shown} of ${all} shown; search or filter to reach the others.`,
  inspector: {
    says: 'Says',
    everyLocale: 'all',
    tags: 'Tags',
    noTags: 'It bears no tag, so nothing can be learned from it beyond itself.',
    rights: 'Rights',
    ours: 'Ours, without limit.',
    holder: (name: string) => `of ${name}`,
    until: (day: string) => `until ${day}`,
    from: 'Where it comes from',
    madeBy: (name: string, when: string) => `made by ${name}, ${when}`,
    brief: 'Brief',
    used: 'Where it is used',
    unused: 'In no family yet.',
    hash: 'Content',
  },
} as const
