import type { Operations } from '../../api/operations.ts'
import { tokensIn } from '../tokensIn.ts'
import type { Draft, DraftSlot } from './draft.ts'

type Brand = Operations['brand.list']['output']['items'][number]

/** Where there is none: everything is written without its tokens. */
export const noBrand = { id: '', tokens: {} }

/** Families of fonts of a brand: the one that it names for text, else its first, and the one for headlines, else that too. */
const fontsOf = (tokens: Readonly<Record<string, unknown>>): { text: string; headline: string } | undefined => {
  const families = tokensIn(tokens).flatMap(({ path, type }) => (type === 'fontFamily' ? [path] : []))
  const called = (names: RegExp): string | undefined => families.find((path) => names.test(path))
  const text = called(/\b(text|body)\b/i) ?? families[0]
  return text === undefined ? undefined : { text, headline: called(/\b(headline|heading|title)\b/i) ?? text }
}

const asProperty = (path: string): string => `var(--${path.replaceAll('.', '-')})`

const bodyOf = (channel: Draft['channel'], tokens: Readonly<Record<string, unknown>>): string => {
  const fonts = fontsOf(tokens)
  if (channel === 'display') return banner
  return channel === 'web' ? card(fonts) : letter(fonts)
}

type Fonts = ReturnType<typeof fontsOf>

const card = (fonts: Fonts): string => `<style>
  .card { padding: 32px;${fonts ? ` font-family: ${asProperty(fonts.text)};` : ''} }
  .card h2 { margin: 0; font: 400 32px/38px ${fonts ? asProperty(fonts.headline) : 'serif'}; }
</style>
<article class="card">
  <h2>{{ slots.headline.text }}</h2>
</article>
`

const letter = (fonts: Fonts): string => `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="${fonts ? `{{ tokens.${fonts.text} }}` : 'Helvetica, Arial, sans-serif'}" />
    </mj-attributes>
  </mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text font-size="28px" line-height="34px"${fonts ? ` font-family="{{ tokens.${fonts.headline} }}"` : ''}>{{ slots.headline.text }}</mj-text>
        <mj-text line-height="20px">{{ brand.sender.name }} · {{ brand.sender.postal }}<br /><a href="{{ unsubscribe }}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`

const banner = `<style>
  .banner { position: relative; width: 100%; height: 100%; }
</style>
<article class="banner">
  <h2 data-slot="headline">{{ slots.headline.text }}</h2>
</article>
`

const sizes: Readonly<Record<Draft['channel'], Draft['sizes']>> = {
  web: [{ name: 'card', width: 600, height: 240 }],
  email: [{ name: 'letter', width: 600 }],
  display: [{ name: 'medium-rectangle', width: 300, height: 250, maxBytes: 150_000 }],
}

const headline: DraftSlot = { name: 'headline', label: 'Headline', kind: 'headline', required: true, maxCharacters: 48, formats: {} }

/** What a new template of a channel begins with: one slot that is shown, so that there is something to see at once. */
export const beginningOf = (
  channel: Draft['channel'],
  { id: brand, tokens }: Pick<Brand, 'id' | 'tokens'>,
  font: string | undefined,
): Pick<Draft, 'channel' | 'brand' | 'sizes' | 'slots' | 'body' | 'subject' | 'preheader'> => ({
  channel,
  brand,
  sizes: sizes[channel],
  slots: [
    channel === 'display' && font !== undefined
      ? { ...headline, maxLines: 3, type: { font, size: 28, lineHeight: 34, letterSpacing: 0 }, box: { x: 20, y: 20, width: 260, height: 102 } }
      : headline,
  ],
  body: bodyOf(channel, tokens),
  subject: channel === 'email' ? '{{ slots.headline.text }}' : '',
  preheader: '',
})
