/** A shop that is watched by @baselime/react-rum. The address says where it sends: ?url=…&key=…&local=true */
import { BaselimeErrorBoundary, BaselimeRum, useBaselimeRum } from '@baselime/react-rum';
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

function Shop() {
  const { sendEvent, captureException } = useBaselimeRum();
  const [broken, setBroken] = useState(false);
  if (broken) throw new RangeError('the cart has no items');
  const buttons = {
    checkout: () => sendEvent('Checkout Started', { cart: 3 }),
    pay: () => captureException(new TypeError('card is undefined')),
    break: () => setBroken(true),
  };
  return Object.entries(buttons).map(([id, onClick]) => h('button', { id, key: id, onClick, type: 'button' }, id));
}

const props = {
  url: settings.get('url'),
  apiKey: settings.get('key'),
  userId: 'u-7',
  enableLocal: settings.get('local') === 'true',
  enableWebVitals: true,
  fallback: h('p', { id: 'sorry' }, 'Something went wrong'),
};
const fallback = h('p', { id: 'boundary' }, 'No shop today');
createRoot(document.getElementById('root')).render(
  h(BaselimeRum, props, h(BaselimeErrorBoundary, { fallback }, h(Shop))),
);
