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
])('takes %s', (_, body, text) => expect(templateText({ body })).toBe(text))

test('takes the subject and the preheader of an e-mail', () => {
  expect(templateText({ body: '<mjml></mjml>', subject: '{{ person.firstName }}, 20 % off', preheader: 'Today' })).toBe(', 20 % off\nToday')
})
