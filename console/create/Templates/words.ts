import { counted } from '../../counted.ts'

/** The words of the templates. Figures arrive formatted. */
export const words = {
  none: 'There is no template.',
  meaning: 'A template is a layout with typed slots, each with its limits; families fill them.',
  come: 'Whoever builds layouts adds one, as HTML or MJML with its slots; it is the operation template.add, here as a command that says what it takes:',
  command: 'npx continuo template add --help',
  title: (count: string, families: string) => `${counted(count, 'template lays', 'templates lay')} out ${counted(families, 'family', 'families')}.`,
  columns: { name: 'Template', channel: 'Channel', size: 'Size', slots: 'Slots' },
  size: (width: string, height: string | undefined) => (height === undefined ? `${width} wide` : `${width} × ${height}`),
  channels: { web: 'web', email: 'e-mail' } as Record<string, string>,
  slots: 'Slots',
  optional: 'optional',
  limit: {
    characters: (count: string) => counted(count, 'character'),
    lines: (count: string) => counted(count, 'line'),
    oneLine: 'one line',
    picture: (width: string, height: string) => `at least ${width} × ${height} px`,
    weight: (count: string) => `${count} kB at most`,
    box: (width: string, height: string) => `${width} × ${height} px`,
    type: (size: string) => `set at ${size} px`,
  },
  holds: (slots: string, locales: string) => `${counted(slots, 'slot')}, shown in ${counted(locales, 'locale')}.`,
  unused: (slots: string) => `${counted(slots, 'slot')}. No family uses it yet.`,
  shownFrom: (family: string) => `filled from ${family}`,
  nothingToShow: 'It is shown once a family fills it.',
  brand: (name: string) => `brand ${name}`,
  layer: 'Layer',
  layers: { slots: 'Slots', clean: 'Clean' },
  usedIn: 'Families',
  tokens: 'Brand tokens',
} as const
