import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.js';
import { cookiesFor } from './cookie-scope.js';

const cookie = 'baselime.session_token=t; Path=/; HttpOnly; SameSite=Lax';
const https = { 'x-forwarded-proto': 'https' };
const proxied = readConfig({ BASELIME_ALLOWED_HOSTS: 'ai.example.com' });

describe('cookiesFor', () => {
  it('adds Secure behind a configured proxy that speaks https', () => {
    expect(cookiesFor([cookie], https, proxied)).toEqual([`${cookie}; Secure`]);
    expect(cookiesFor([cookie], { 'x-forwarded-proto': 'HTTPS, http' }, proxied)).toEqual([`${cookie}; Secure`]);
    expect(cookiesFor([`${cookie}; Secure`], https, proxied)).toEqual([`${cookie}; Secure`]);
  });

  it('leaves cookies as they are without https, and where no proxy is configured', () => {
    expect(cookiesFor([cookie], {}, proxied)).toEqual([cookie]);
    expect(cookiesFor([cookie], { 'x-forwarded-proto': 'http' }, proxied)).toEqual([cookie]);
    expect(cookiesFor([cookie], https, readConfig({}))).toEqual([cookie]);
  });
});
