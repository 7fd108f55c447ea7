import { counted } from '../../counted.ts'

/** The words of brands and their tokens. Figures arrive formatted. */
export const words = {
  one: 'Brand',
  title: (name: string, tokens: string) => `${name} has ${counted(tokens, 'token')}, the same everywhere.`,
  titleOfSets: (name: string, tokens: string, otherwise: string) =>
    `${name} has ${counted(tokens, 'token')}. ${counted(otherwise, 'is', 'are')} otherwise in some markets or themes.`,
  noneTitle: 'No brand yet.',
  none: 'There is no brand yet.',
  meaning: 'A brand gives templates their colours, fonts and lengths, as design tokens (DTCG 2025.10).',
  add: 'Declare a brand',
  amend: 'Amend it',
  whoAmends: 'Owners, stewards and technologists change brands.',
  types: { color: 'Colours', fontFamily: 'Fonts', dimension: 'Lengths', fontWeight: 'Weights', number: 'Numbers', other: 'Other tokens' } as Readonly<
    Record<string, string>
  >,
  token: 'Token',
  value: 'Value',
  sameAs: (path: string) => `is ${path}`,
  facts: {
    sets: 'Sets of tokens',
    noSets: 'Its tokens are the same in every market and theme.',
    inMarkets: (markets: string) => `for families of ${markets} alone`,
    inDark: 'where a page is dark',
    site: 'Where its links lead',
    noSite: 'Not said.',
    sender: 'Who its e-mail comes from',
    noSender: 'Nobody yet: no e-mail of it may go.',
    used: 'Templates',
    usedBy: (count: string) => `${counted(count, 'template')} of it`,
    unused: 'None yet.',
  },
  form: {
    key: 'Key',
    keyHint: 'Templates name it by this. It stays.',
    name: 'Name',
    tokens: 'Tokens (DTCG 2025.10)',
    sets: 'Sets laid over them, in this order',
    setsHint: 'Each names markets, or the theme “dark”, and changes tokens that the brand has. Families that look otherwise then need a new yes.',
    site: 'Where its links lead',
    sender: 'Who e-mail comes from',
    senderHint: 'Name, address and postal address: all or none of them.',
    senderName: 'Name of the sender',
    address: 'Address of the sender',
    postal: 'Postal address, as the law asks',
    save: 'Save',
    saving: 'Saving',
    cancel: 'Cancel',
    noJson: (what: string, where: string) => `“${what}” is no JSON: ${where}`,
  },
} as const
