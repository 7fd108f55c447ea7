// The sample shop: six made-up goods, a basket, an order that nobody pays, and a banner that asks first.
const { dataset } = document.querySelector('script[data-console]')
// Not there while the engine is down: the shop goes on without it.
const { continuo } = window
const currency = 'EUR'

const goods = [
  ['tarn-shell', 'shells', 'Tarn shell', 'For the way home in the rain', 289, 210],
  ['fell-overshell', 'shells', 'Fell overshell', 'Folds to a fist', 219, 196],
  ['cairn-trousers', 'shells', 'Cairn trousers', 'Dry at the knee', 169, 30],
  ['moss-midlayer', 'layers', 'Moss midlayer', 'Wool, and nothing else', 149, 150],
  ['beck-cap', 'layers', 'Beck cap', 'For drizzle', 39, 260],
  ['ridge-mitten', 'layers', 'Ridge mitten', 'Two layers', 59, 340],
].map(([product_id, category, name, words, price, hue]) => ({ product_id, category, name, words, price, hue }))

const find = (selector) => document.querySelector(selector)
const euros = (amount) => `€\u00a0${amount.toLocaleString('en')}`

// How many of what, by id. Kept from page to page after a yes alone: before it nothing is stored.
const keptAs = 'basket'
const basket = new Map(JSON.parse(sessionStorage.getItem(keptAs) ?? '[]'))
const lines = () => goods.filter(({ product_id }) => basket.has(product_id)).map((one) => ({ ...one, quantity: basket.get(one.product_id) }))
const total = () => lines().reduce((sum, { price, quantity }) => sum + price * quantity, 0)

/** What an event says of a product: the names that Segment's e-commerce events have. */
const said = ({ product_id, category, name, price }, quantity) => ({ product_id, category, name, price, quantity })

const mayKeep = () => Object.values(continuo?.consented() ?? {}).includes(true)
const keep = () => (mayKeep() && basket.size > 0 ? sessionStorage.setItem(keptAs, JSON.stringify([...basket])) : sessionStorage.removeItem(keptAs))

const put = (one) => {
  basket.set(one.product_id, (basket.get(one.product_id) ?? 0) + 1)
  continuo?.track('Product Added', { ...said(one, 1), currency })
  show()
}

const takeOut = (one) => {
  const quantity = basket.get(one.product_id)
  basket.delete(one.product_id)
  continuo?.track('Product Removed', { ...said(one, quantity), currency })
  show()
}

const order = () => {
  const order_id = `lm-${crypto.randomUUID().slice(0, 8)}`
  continuo?.track('Order Completed', { order_id, total: total(), currency, products: lines().map((one) => said(one, one.quantity)) })
  basket.clear()
  show(`Thank you. ${order_id} is ordered, as far as a made-up shop can.`)
}

const till = find('dialog.till')

/** The basket as it is now: its count on the page, its lines at the till. */
function show(sentence = basket.size === 0 ? 'Nothing is in it yet.' : '') {
  keep()
  find('.basket b').textContent = String([...basket.values()].reduce((sum, quantity) => sum + quantity, 0))
  till.querySelector('.said').textContent = sentence
  till.querySelector('table').hidden = basket.size === 0
  till.querySelector('.order').hidden = basket.size === 0
  till.querySelector('.total').textContent = euros(total())
  till.querySelector('tbody').replaceChildren(
    ...lines().map((one) => {
      const row = find('#line').content.cloneNode(true)
      row.querySelector('th').textContent = one.name
      row.querySelector('.many').textContent = `${one.quantity} ×`
      row.querySelector('.price').textContent = euros(one.price * one.quantity)
      row.querySelector('button').ariaLabel = `Take ${one.name} out`
      row.querySelector('button').addEventListener('click', () => takeOut(one))
      return row
    }),
  )
}

find('.basket').addEventListener('click', () => {
  show()
  till.showModal()
})
till.querySelector('.order').addEventListener('click', order)
show()

const ridge = (seed, height) =>
  `M0 170 ${Array.from({ length: 9 }, (_, n) => `L${n * 30} ${height + Math.round(26 * Math.sin(seed + n * 1.7))}`).join(' ')} L240 170Z`

for (const [n, one] of goods.entries()) {
  const { category, name, words, price, hue } = one
  const item = find('#product').content.cloneNode(true)
  item.querySelector('rect').setAttribute('fill', `hsl(${hue} 24% 82%)`)
  item.querySelector('.far').setAttribute('d', ridge(n, 96))
  item.querySelector('.far').setAttribute('fill', `hsl(${hue} 22% 62%)`)
  item.querySelector('.near').setAttribute('d', ridge(n + 3, 124))
  item.querySelector('.near').setAttribute('fill', `hsl(${hue} 26% 38%)`)
  item.querySelector('h3').textContent = name
  item.querySelector('p').textContent = `${words}. ${euros(price)}`
  item.querySelector('button').addEventListener('click', () => put(one))
  find(`#${category} + .shelf`).append(item)
}

const why = find('.why')
addEventListener('continuo:decided', ({ target, detail }) => {
  if (!target.classList.contains('hero')) return
  why.hidden = false
  why.querySelector('a').href = `${dataset.console}/decisions/${detail.id}`
  why.querySelector('span').textContent = detail.reason
})

const banner = find('dialog.consent')
banner.addEventListener('close', () => {
  const yes = banner.returnValue === 'both'
  // Exactly the two that its words ask for: being written to is another question, which nobody asked here.
  void continuo?.consent({ personalisation: yes, tracking: yes })
  keep()
})
find('[data-consent=open]').addEventListener('click', () => banner.showModal())
if (continuo && continuo.consented() === undefined && navigator.globalPrivacyControl !== true) banner.show()
