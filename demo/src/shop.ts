/** What the shop is made of. Every name, address and number is invented (RFC 2606 names, RFC 5737 addresses). */

export const REGION = 'eu-west-1';
export const ACCOUNT = '123456789012';
export const SERVICE = 'shop';
export const API_SERVICE = 'shop-api';
export const API_HOST = 'api.shop.example';
export const MAIL_HOST = 'api.maildude.example';
export const PAYMENT_HOST = 'api.paynorth.example';

export const FUNCTION_NAMES = [
  'place-order',
  'reserve-stock',
  'charge-card',
  'send-receipt',
  'resize-image',
  'search-catalog',
  'get-cart',
  'export-report',
  'sync-inventory',
  'update-profile',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

export interface ShopFunction {
  readonly name: FunctionName;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** Typical time from process start to the first line of the handler, at a cold start. */
  readonly initMs: number;
  /** The version that runs when the six hours begin. */
  readonly version: number;
}

export const FUNCTIONS: Readonly<Record<FunctionName, ShopFunction>> = {
  'place-order': { name: 'place-order', memoryMb: 512, timeoutMs: 15_000, initMs: 420, version: 63 },
  'reserve-stock': { name: 'reserve-stock', memoryMb: 256, timeoutMs: 6_000, initMs: 310, version: 41 },
  'charge-card': { name: 'charge-card', memoryMb: 256, timeoutMs: 10_000, initMs: 350, version: 17 },
  'send-receipt': { name: 'send-receipt', memoryMb: 256, timeoutMs: 20_000, initMs: 380, version: 22 },
  'resize-image': { name: 'resize-image', memoryMb: 512, timeoutMs: 30_000, initMs: 690, version: 9 },
  'search-catalog': { name: 'search-catalog', memoryMb: 512, timeoutMs: 6_000, initMs: 360, version: 88 },
  'get-cart': { name: 'get-cart', memoryMb: 256, timeoutMs: 6_000, initMs: 290, version: 35 },
  'export-report': { name: 'export-report', memoryMb: 1024, timeoutMs: 30_000, initMs: 520, version: 12 },
  'sync-inventory': { name: 'sync-inventory', memoryMb: 256, timeoutMs: 20_000, initMs: 330, version: 27 },
  'update-profile': { name: 'update-profile', memoryMb: 256, timeoutMs: 6_000, initMs: 300, version: 30 },
};

export const functionArn = (name: FunctionName): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
export const tableArn = (table: string): string => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${table}`;

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly ip: string;
  readonly city: string;
  readonly userAgent: string;
}

export const USER_AGENTS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0.0.0 Safari/537.36',
  'ShopApp/4.12.0 (Android 15)',
] as const;

export const FIRST_NAMES = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dmitri',
  'Elif',
  'Farah',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
] as const;
export const LAST_NAMES = ['Abbott', 'Bellini', 'Castro', 'Dahl', 'Eriksen', 'Fontaine', 'Grimaldi', 'Hofer'] as const;
export const CITIES = ['Lisbon', 'Graz', 'Turin', 'Aarhus', 'Ghent', 'Porto', 'Malmo', 'Basel'] as const;
export const PRODUCTS = [
  'linen-shirt',
  'wool-scarf',
  'rain-jacket',
  'canvas-tote',
  'leather-belt',
  'trail-shoes',
] as const;
export const WORDS = ['shirt', 'scarf', 'jacket', 'shoes', 'belt', 'socks', 'rain', 'wool'] as const;
