/** Visitors who look around: search, cart, profile. Nothing here breaks; some of it is slow or refused, as always. */
import { dynamoDb } from '../calls.js';
import { type Ending, invoke } from '../invocation.js';
import type { Random } from '../random.js';
import type { Scene } from '../scene.js';
import { WORDS } from '../shop.js';
import { throughGateway } from './gateway.js';

const answered = (status: number): Ending => ({ how: 'returned', status });

export function searchCatalog(scene: Scene, random: Random, at: number): void {
  const customer = scene.customer(random);
  const word = random.pick(WORDS);
  const request = { method: 'GET', route: '/catalog/search', path: `/catalog/search?q=${word}`, customer } as const;
  throughGateway(scene, random, at, request, (caller) =>
    invoke({ scene, random, name: 'search-catalog', trigger: 'http', ...caller }, (run) => {
      run.log('INFO', `Searching the catalog for "${word}"`);
      if (random.chance(0.02)) {
        run.log('WARN', `Price cache is ${random.whole(61, 95)} s old, refreshing it in the background`);
      }
      // A broad query now and then reads many pages; it is slow and healthy.
      const broad = random.chance(0.012);
      run.call(dynamoDb(random, 'Query', 'catalog', broad ? random.between(1_400, 2_600) : random.around(24)));
      run.spend(random.around(12));
      run.log('INFO', `Found ${broad ? random.whole(900, 2_000) : random.whole(0, 60)} products`);
      return answered(200);
    }),
  );
}

export function getCart(scene: Scene, random: Random, at: number): void {
  const customer = scene.customer(random);
  const cart = `cart_${random.hex(10)}`;
  const request = { method: 'GET', route: '/carts/{cartId}', path: `/carts/${cart}`, customer } as const;
  throughGateway(scene, random, at, request, (caller) =>
    invoke({ scene, random, name: 'get-cart', trigger: 'http', ...caller }, (run) => {
      run.call(dynamoDb(random, 'GetItem', 'carts'));
      run.spend(random.around(6));
      if (random.chance(0.04)) {
        run.log('WARN', `Cart ${cart} not found, it may have expired`);
        return answered(404);
      }
      run.log('INFO', `Cart ${cart} holds ${random.whole(1, 7)} items`);
      return answered(200);
    }),
  );
}

export function updateProfile(scene: Scene, random: Random, at: number): void {
  const customer = scene.customer(random);
  const request = { method: 'PUT', route: '/profile', path: '/profile', customer } as const;
  throughGateway(scene, random, at, request, (caller) =>
    invoke({ scene, random, name: 'update-profile', trigger: 'http', ...caller }, (run) => {
      if (random.chance(0.07)) {
        run.log('WARN', `Profile refused: "phone" is not a phone number`);
        return answered(400);
      }
      run.call(dynamoDb(random, 'UpdateItem', 'customers'));
      run.log('INFO', `Profile of ${customer.id} updated, confirmation goes to ${customer.email}`);
      return answered(200);
    }),
  );
}
