import { expect, test } from 'vitest'
import { templateText } from './template-text.ts'

test.each<[string, string, string]>([
  ['words between elements', '<h1>Half price</h1><p>Guaranteed <b>dry</b></p>', 'Half price\nGuaranteed dry'],
  ['nothing where slots alone speak', '<h1>{{ slots.headline }}</h1>{% if slots.body %}<p>{{ slots.body }}</p>{% endif %}', ''],
  [
    'neither styles nor comments',
    '<style>.a{width:100%}</style><!-- 50 % off -->{% comment %}free{% endcomment %}<mj-style>b{}</mj-style><i>Seen</i>',
    'Seen',
  ],
  [
    'what a picture says to those who do not see it',
    '<img style="width:50%" alt="Free boots"><a title=\'Sale &amp; more\'>x</a>',
    'x\nFree boots\nSale & more',
  ],
  [
    'texts that Liquid holds',
    '{{ slots.headline.text | default: "Guaranteed" }}{% assign t = \'Dry\' %}<p>{{ t }}</p>{{ "50 % off" }}',
    'Guaranteed\n50 % off\nDry',
  ],
  ['no form of a date, and no condition', '{{ now | date: "%d %B" }}{% if x == "free" %}{% endif %}', ''],
  ['what Outlook alone shows', '<!--[if mso]><p>50 % off</p><![endif]-->', '50 % off'],
  ['words that are hidden from a look-up', '<p>Guaran&shy;teed <b>d</b>ry</p><p>guaran{{ "" }}teed</p>', 'Guaranteed dry\nguaranteed'],
  ['a sign that is no element', '3 < 4 <5', '3 < 4 <5'],
])('takes %s', (_, body, text) => expect(templateText({ body })).toBe(text))

test('takes the subject and the preheader of an e-mail', () => {
  expect(templateText({ body: '<mjml></mjml>', subject: '{{ person.firstName }}, 20 % off', preheader: 'Today' })).toBe(', 20 % off\nToday')
})

test.each(['<', '<!--', '{{', '{%', '<a title="', '<style>', '{{ "', '<b '])(
  'reads a body of 200,000 characters of %s in the time that it takes to read it',
  (piece) => {
    const text = templateText({ body: '<p>Seen</p>'.concat(piece.repeat(200_000 / piece.length)) })
    expect(text.startsWith('Seen')).toBe(true)
  },
)
