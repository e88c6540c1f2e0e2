import { describe, expect, it } from 'vitest';
import { sharesWords } from './alike-names.js';

describe('sharesWords', () => {
  it('knows a rule by the function that it is named after', () => {
    expect(sharesWords('school-prod-parentMail', 'parent-mail-schedule')).toBe(true);
    expect(sharesWords('media_caption_bot', 'caption-bot-schedule')).toBe(true);
  });
  it('asks for two words that say something, and for all of them', () => {
    expect(sharesWords('orders-prod-writer', 'orders-schedule')).toBe(false);
    expect(sharesWords('orders-prod-writer', 'prod-daily-rule')).toBe(false);
    expect(sharesWords('orders-prod-writer', 'orders-writer-audit')).toBe(false);
    expect(sharesWords('', '')).toBe(false);
  });
});
