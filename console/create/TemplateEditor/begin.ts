import type { Draft, DraftSlot } from './draft.ts'

const bodies: Readonly<Record<Draft['channel'], string>> = {
  web: `<style>
  .card { padding: 32px; }
  .card h2 { margin: 0; font-size: 32px; line-height: 38px; }
</style>
<article class="card">
  <h2>{{ slots.headline.text }}</h2>
</article>
`,
  email: `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>{{ slots.headline.text }}</mj-text>
        <mj-text><a href="{{ unsubscribe }}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`,
  display: `<style>
  .banner { position: relative; width: 100%; height: 100%; }
</style>
<article class="banner">
  <h2 data-slot="headline">{{ slots.headline.text }}</h2>
</article>
`,
}

const sizes: Readonly<Record<Draft['channel'], Draft['sizes']>> = {
  web: [{ name: 'card', width: 600, height: 240 }],
  email: [{ name: 'letter', width: 600 }],
  display: [{ name: 'medium-rectangle', width: 300, height: 250, maxBytes: 150_000 }],
}

const headline: DraftSlot = { name: 'headline', label: 'Headline', kind: 'headline', required: true, maxCharacters: 48, formats: {} }

/** What a new template of a channel begins with: one slot that is shown, so that there is something to see at once. */
export const beginningOf = (
  channel: Draft['channel'],
  brand: string,
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
  body: bodies[channel],
  subject: channel === 'email' ? '{{ slots.headline.text }}' : '',
  preheader: '',
})
