/** Shops and what brings their goods: carts, orders, loyalty, parcels, freight. */
import { base64, json, mark, urlEncoded } from '../../../marks.js';
import { facts, form, say, withKit } from '../kit.js';

export const shopTemplates = withKit({
  'shopify-customer': (k) => ({
    topic: facts('customers/update'),
    shop: k.hosted(`${k.p.tenantPlain}`, '.myshopify.com'),
    payload: {
      id: k.digits('customer_id', '7{n1}{d11}'),
      email: k.p.email,
      first_name: k.p.first,
      last_name: k.p.last,
      phone: k.p.phone,
      tags: facts('vip, newsletter'),
      default_address: { address1: k.p.street, city: k.p.city, zip: k.p.postal, company: k.p.company },
      orders_count: k.measured(1, 90),
      verified_email: true,
    },
  }),
  'woo-order': (k) =>
    say`WooCommerce order #${k.like('order_id', '{n1}{d5}')} set to on-hold: payment method bacs, billing email ${k.p.email}, shipping to ${k.p.name}, ${k.p.street}, ${k.p.city}`,
  'magento-exception': (k) =>
    `[${k.time()}] main.«CRITICAL»: ${say`Magento\\Framework\\Exception\\NoSuchEntityException: No such entity with email = ${k.p.email}, websiteId = 1`} [] []`,
  'cart-abandoned': (k) => ({
    event: facts('cart.abandoned'),
    cart: {
      token: k.like('session_id', '{h32}'),
      items: [{ sku: facts('TSHIRT-BLK-M'), quantity: k.fact(2), price: k.fact(19.9) }],
      total: k.fact(39.8),
    },
    shopper: { email: k.p.email, mobile: k.p.phone, lastSeenIp: k.ip6() },
    utm: facts({ source: 'newsletter', medium: 'email', campaign: 'spring-sale' }),
  }),
  'loyalty-form': (k) =>
    `«POST» «/loyalty/enrol» ${form({ fullname: k.p.latin, birthday: k.bornDots(), card: k.like('loyalty_number', '6{d12}'), phone: k.p.phone, consent: '«yes»' })} «409» «DUPLICATE_CARD»`,
  'marketplace-order': (k) => ({
    AmazonOrderId: k.like('order_id', '{n1}{d2}-{d7}-{d7}'),
    OrderStatus: facts('Unshipped'),
    BuyerInfo: { BuyerEmail: k.mark('email', `${k.plain('{x14}')}@marketplace.amazon.co.uk`), BuyerName: k.p.name },
    ShippingAddress: { AddressLine1: k.p.street, City: k.p.city, PostalCode: k.p.postal, Phone: k.p.phone },
    MarketplaceId: 'A1F83G8C2ARO7P',
    FulfillmentChannel: facts('MFN'),
  }),
  'etsy-note': (k) =>
    say`Buyer note on receipt ${k.like('order_id', '3{d9}')}: "please write Happy Birthday ${k.q.first} on the card and leave it with the neighbour at ${k.p.street}"`,
  'gift-message': (k) => ({
    orderId: k.ulid('order_id'),
    gift: true,
    message: say`For ${k.q.first} with love from ${k.p.first}`,
    wrap: facts('recycled-paper'),
    deliverBy: k.date(),
  }),
  'address-validation': (k) => ({
    provider: facts('loqate'),
    verdict: facts('UNCONFIRMED'),
    input: `${k.p.street}, ${k.p.postal} ${k.p.city}`,
    candidate: {
      premise: k.p.street,
      locality: k.p.city,
      postcode: k.p.postal,
      latitude: k.place('latitude'),
      longitude: k.place('longitude'),
    },
    tookMs: k.measured(20, 900),
  }),
  'ups-tracking': (k) => ({
    trackingNumber: k.id('ups'),
    currentStatus: { code: facts('X'), description: facts('The receiver was not available at the time of delivery') },
    deliveryAddress: { attention: k.p.loud, addressLine: k.p.street, city: k.p.city, postalCode: k.p.postal },
    signedForBy: k.q.last,
    activityLocation: facts({ facility: 'HUB' }),
  }),
  'dhl-label': (k) =>
    say`DHL label request failed: 1101 Hard validation error occured. consignee ${k.p.name}, ${k.p.street}, ${k.p.postal} ${k.p.city}, phone ${k.p.phone}, shipment ${k.id('sscc')}`,
  'fedex-scan': (k) =>
    say`scan DEX08 RECIPIENT NOT IN tracking=${k.id('fedex')} courier=${k.like('employee_id', '{n1}{d6}')} gps=${k.point('latitude')},${k.point('longitude')} note="gate code ${k.like('access_code', '{n1}{d3}')}, call ${k.p.phone}"`,
  'post-event': (k) =>
    `${k.stamp()} ${k.id('parcel')} «EDI» «customs» «held»: ${say`declared recipient ${k.p.latin}, tax number ${k.id('cpf')}, value 84 USD`}`,
  'container-move': (k) => ({
    eventType: facts('EQUIPMENT'),
    equipmentEventTypeCode: facts('GTOT'),
    equipmentReference: k.id('container'),
    documentReferences: [
      { documentReferenceType: facts('BKG'), documentReferenceValue: k.like('booking_reference', '2{d8}') },
    ],
    haulier: { driver: k.p.name, licencePlate: k.id('plateDe'), mobile: k.p.phone },
    transportCall: facts({ modeOfTransport: 'TRUCK', facilityTypeCode: 'DEPO' }),
  }),
  'edifact-desadv': (k) =>
    `UNH+1+DESADV:D:96A:UN'BGM+351+${k.like('order_id', '{n1}{d7}')}+9'NAD+CN+++${k.p.loud}+${k.p.street}+${k.p.city}++${k.p.postal}'CTA+IC+:${k.q.loud}'COM+${k.p.phone}:TE'`,
  'rider-assigned': (k) => ({
    type: facts('delivery.assigned'),
    order_ref: k.like('order_id', '#{n1}{d4}'),
    rider: { id: k.number('user_number', 1000, 90000), name: k.p.first, phone: k.p.phone, vehicle: facts('ebike') },
    dropoff: {
      address: k.q.street,
      instructions: say`ring at ${k.q.last}`,
      lat: k.place('latitude'),
      lng: k.place('longitude'),
    },
    eta_seconds: k.measured(200, 3000),
  }),
  'proof-of-delivery': (k) => ({
    bucket: mark('bucket', `${k.p.tenantPlain}-pod-photos`),
    key: `2026/03/${k.id('ups')}/${urlEncoded(k.p.latin)}.jpg`,
    signature: base64(json({ signer: k.p.name, at: 'door' })),
    result: facts('OK'),
    bytes: k.measured(20000, 900000),
  }),
  'review-posted': (k) => ({
    kind: facts('review.flagged'),
    author: k.nick(),
    email: k.p.email,
    stars: k.fact(1),
    text: say`Never again. I called ${k.q.name} three times at ${k.q.phone} and nobody answered.`,
    language: facts('en'),
    toxicity: k.fact(0.12),
  }),
  'returns-portal': (k) =>
    say`RMA ${k.like('return_id', 'RMA-{d7}')} approved for ${k.p.email}: reason=damaged, refund to IBAN ${k.iban()}, label sent to ${k.p.work}`,
  'search-log': (k) => ({
    index: facts('customers'),
    query: k.p.latin,
    filters: { city: k.p.city, phone: k.p.phone },
    hits: k.measured(0, 12),
    took: k.measured(1, 90),
    operator: k.q.login,
  }),
  'coupon-abuse': (k) =>
    say`coupon WELCOME10 rejected: same card fingerprint ${k.like('fingerprint', '{a16}')} used by ${k.p.email}, ${k.q.email} and customer ${k.like('customer_id', '{d8}')} within 24 hours`,
  'pos-receipt': (k) =>
    `${k.stamp()} «POS»-«07» «RECEIPT» ${k.like('receipt_number', '{n1}{d7}')} «CLERK» ${k.p.first} «LOYALTY» ${k.like('loyalty_number', '29{d11}')} «VISA» ************${k.plain('{n1}{d3}')} «APPROVED» «AUTH» ${k.plain('{d6}')}`,
});
