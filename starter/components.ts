import { type Step, step } from './story.ts'

type Said = readonly [en: string, de: string, sv: string]

const spoken = ([en, de, sv]: Said) => ({ en: { text: en }, de: { text: de }, sv: { text: sv } })

const headlines: readonly { says: Said; tags: string[] }[] = [
  { says: ['Dry all the way home', 'Trocken bis vor die Tür', 'Torr hela vägen hem'], tags: ['rain', 'commute', 'plain', 'shell'] },
  { says: ['Made for the 17:10 downpour', 'Gemacht für den Guss um 17:10', 'Gjord för skyfallet 17:10'], tags: ['rain', 'commute', 'wry', 'shell'] },
  {
    says: ['Your coat should not quit first', 'Deine Jacke sollte nicht zuerst aufgeben', 'Din jacka ska inte ge upp först'],
    tags: ['durability', 'wry', 'shell'],
  },
  { says: ['Three layers, one ride', 'Drei Schichten, ein Weg', 'Tre lager, en tur'], tags: ['warmth', 'commute', 'plain', 'layers'] },
  {
    says: ['The shell that folds to a fist', 'Die Shell, die in eine Faust passt', 'Skalet som ryms i en näve'],
    tags: ['lightness', 'plain', 'shell'],
  },
  { says: ['New for autumn', 'Neu im Herbst', 'Nytt för hösten'], tags: ['autumn', 'plain'] },
  { says: ['Rain has met its match', 'Der Regen hat seinen Meister gefunden', 'Regnet har mött sin överman'], tags: ['rain', 'wry', 'shell'] },
  { says: ['Leave when it pours', 'Geh los, wenn es schüttet', 'Gå ut när det öser'], tags: ['rain', 'calm', 'shell'] },
  {
    says: ['Warm before the first bend', 'Warm noch vor der ersten Kurve', 'Varm före första kröken'],
    tags: ['warmth', 'commute', 'calm', 'layers'],
  },
  { says: ['Mended, not replaced', 'Geflickt, nicht ersetzt', 'Lagad, inte utbytt'], tags: ['repair', 'plain'] },
]

const calls: readonly { says: Said; href: string; tags: string[] }[] = [
  { says: ['See the shells', 'Zu den Jacken', 'Se skalen'], href: '/#shells', tags: ['shell'] },
  { says: ['Find your layer', 'Finde deine Schicht', 'Hitta ditt lager'], href: '/#layers', tags: ['layers'] },
  { says: ['Why it stays dry', 'Warum sie dicht hält', 'Därför håller den'], href: '/#shells', tags: ['rain', 'shell'] },
  { says: ['To the repair bench', 'Zur Werkbank', 'Till verkstaden'], href: '/#repair', tags: ['repair'] },
]

const bodies: readonly { key: string; says: Said; tags: string[] }[] = [
  {
    key: 'seams-first',
    says: [
      '<p>Most jackets leak where they are sewn. Ours are taped there twice, and tried for a winter on the 17:10 from Lindmoor before you get to wear them.</p>',
      '<p>Die meisten Jacken werden dort undicht, wo sie genäht sind. Unsere sind dort zweimal verklebt und einen Winter lang im 17:10 aus Lindmoor getragen, bevor du sie bekommst.</p>',
      '<p>De flesta jackor läcker där de är sydda. Våra är tejpade där två gånger och burna en vinter på 17:10 från Lindmoor innan du får dem.</p>',
    ],
    tags: ['rain', 'commute', 'plain'],
  },
  {
    key: 'two-weeks-on-the-bench',
    says: [
      '<p>A torn hem is two weeks on our bench, not a new coat. Send it in; we write when it is on its way back.</p>',
      '<p>Ein gerissener Saum liegt zwei Wochen auf unserer Werkbank und ist kein Grund für eine neue Jacke. Schick sie ein; wir schreiben, wenn sie auf dem Rückweg ist.</p>',
      '<p>En sprucken fåll är två veckor på vår bänk, inte en ny jacka. Skicka in den; vi skriver när den är på väg tillbaka.</p>',
    ],
    tags: ['repair', 'durability', 'calm'],
  },
]

const subjects: readonly { says: Said; tags: string[] }[] = [
  { says: ['Four o’clock, and it rains', 'Vier Uhr, und es regnet', 'Klockan fyra, och det regnar'], tags: ['rain', 'wry'] },
  { says: ['Your way home, drier', 'Dein Heimweg, trockener', 'Din väg hem, torrare'], tags: ['commute', 'plain'] },
  {
    says: ['What is on our bench this week', 'Was diese Woche auf der Werkbank liegt', 'Vad som ligger på bänken i veckan'],
    tags: ['repair', 'calm'],
  },
]

/** Keys are made of the English text: “Dry all the way home” is dry-all-the-way-home. */
export const components: readonly Step[] = [
  ...headlines.map(({ says, tags }) => step('tomas', 'component.add', { kind: 'headline', fields: spoken(says), tags })),
  ...calls.map(({ says, href, tags }) => step('tomas', 'component.add', { kind: 'callToAction', fields: { '*': { href }, ...spoken(says) }, tags })),
  ...bodies.map(({ key, says, tags }) => step('tomas', 'component.add', { kind: 'body', key, fields: spoken(says), tags })),
  ...subjects.map(({ says, tags }) => step('tomas', 'component.add', { kind: 'headline', fields: spoken(says), tags })),
  step('tomas', 'component.add', {
    kind: 'legalLine',
    key: 'until-stock-ends',
    fields: spoken([
      'Sample brand, synthetic. While stock lasts, until 31 December.',
      'Beispielmarke, erfunden. Solange der Vorrat reicht, bis 31. Dezember.',
      'Exempelmärke, påhittat. Så länge lagret räcker, till 31 december.',
    ]),
    tags: [],
  }),
]
