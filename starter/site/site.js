// The sample shop: six made-up goods, a basket that is an order at once, and a banner that asks first.
const { dataset } = document.querySelector('script[data-console]')
// Not there while the engine is down: the shop goes on without it.
const { continuo } = window

const goods = [
  ['Tarn shell', 'For the way home in the rain', 289, 210],
  ['Fell overshell', 'Folds to a fist', 219, 196],
  ['Moss midlayer', 'Wool, and nothing else', 149, 150],
  ['Cairn trousers', 'Dry at the knee', 169, 30],
  ['Beck cap', 'For drizzle', 39, 260],
  ['Ridge mitten', 'Two layers', 59, 340],
]

const shelf = document.querySelector('.shelf')
const one = document.querySelector('#product')
const basket = document.querySelector('.basket b')
const ridge = (seed, height) =>
  `M0 170 ${Array.from({ length: 9 }, (_, n) => `L${n * 30} ${height + Math.round(26 * Math.sin(seed + n * 1.7))}`).join(' ')} L240 170Z`

for (const [n, [name, words, price, hue]] of goods.entries()) {
  const item = one.content.cloneNode(true)
  item.querySelector('rect').setAttribute('fill', `hsl(${hue} 24% 82%)`)
  item.querySelector('.far').setAttribute('d', ridge(n, 96))
  item.querySelector('.far').setAttribute('fill', `hsl(${hue} 22% 62%)`)
  item.querySelector('.near').setAttribute('d', ridge(n + 3, 124))
  item.querySelector('.near').setAttribute('fill', `hsl(${hue} 26% 38%)`)
  item.querySelector('h3').textContent = name
  item.querySelector('p').textContent = `${words}. €\u00a0${price}`
  item.querySelector('button').addEventListener('click', () => {
    basket.textContent = String(Number(basket.textContent) + 1)
    continuo?.track('Order Completed', { value: price, currency: 'EUR', products: [{ name }] })
  })
  shelf.append(item)
}

const why = document.querySelector('.why')
addEventListener('continuo:decided', ({ target, detail }) => {
  if (!target.classList.contains('hero')) return
  why.hidden = false
  why.querySelector('a').href = `${dataset.console}/decisions/${detail.id}`
  why.querySelector('span').textContent = detail.reason
})

const banner = document.querySelector('dialog.consent')
banner.addEventListener('close', () => {
  const yes = banner.returnValue === 'all'
  void continuo?.consent({ personalisation: yes, tracking: yes, marketing: yes })
})
document.querySelector('[data-consent=open]').addEventListener('click', () => banner.showModal())
if (continuo && continuo.consented() === undefined && navigator.globalPrivacyControl !== true) banner.show()
