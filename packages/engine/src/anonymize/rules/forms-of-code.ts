/** Forms in which source code and configuration hand over a credential. Plain data; see scrubbed-forms.ts. */
import { form, keyed, type ScrubbedForm } from './scrubbed-form.js';

export const FORMS_OF_CODE: readonly ScrubbedForm[] = [
  // `String password() { return "…"; }`, `fun getPassword() = "…"`
  keyed(
    ['()'],
    /(?<![\w$])([A-Za-z_]\w{2,63})\(\)\s{0,4}(?::\s?\w{1,30}\s{0,4})?(?:\{\s{0,16}return|=>|->|=)\s{0,8}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `passwords = ["…", "…"]`, `password in ("…", "…")`
  keyed(
    ['[', '('],
    /(?<![\w-])([A-Za-z_][\w.]{1,63})["']?\s{0,4}(?:[:=]|=>|in)\s{0,4}[[(]\s{0,8}(["'`][^[\]()]{1,2000}["'`]),?\s{0,8}[\])]/g,
  ),
  // A list below its key
  keyed(['\n'], /(?<![\w-])([A-Za-z_][\w.-]{1,63}):[ \t]{0,4}\r?\n((?:[ \t]{0,32}- [^\n]{1,256}(?:\n|$)){1,64})/g),
  // `assertEquals("…", user.getPassword())`
  keyed(
    ['()'],
    /(?=["'`][^"'`\n]{1,256}["'`]\s{0,4},\s{0,4}(?:[\w$]{1,40}\.){0,4}([A-Za-z_]\w{2,63})\(\s?\))(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|`([^`\n]{1,256})`)/g,
  ),
  // `setPassword(encoder.encode("…"))`
  keyed(['('], /(?<![\w-])([A-Za-z_][\w.]{2,63})\((?:[\w.$]{1,60}\(){1,2}\s{0,8}["'`]([^"'`\n]{1,512})["'`]\s{0,8}\)/g),
  // `By.id("password")).sendKeys("…")`, `fill('input[name=password]', '…')`
  keyed(
    ['.', ','],
    /(?<![\w-])([A-Za-z][\w-]{2,63})["'\])]{2,5}\s?(?:\.\s?\w{1,24}\(|,)\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `jwt.sign(payload, "…")`
  form(
    ['jwt', 'jose', 'jws'],
    /(?<![\w-])(?:jwt|jose|jws|JWT)\.(?:sign|encode|verify|decode)\([^()\n]{1,200}?,\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  form(['hmac'], /(?<![\w-])createHmac\(\s{0,4}["'`][\w-]{1,24}["'`]\s{0,4},\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g),
  form(
    ['keyspec', 'aes.new', 'cipher(', 'cipheriv(', 'fernet(', 'hmac.new('],
    /(?<![\w-])(?:SecretKeySpec|PBEKeySpec|AES\.new|Fernet|hmac\.new|createCipher(?:iv)?|createDecipher(?:iv)?)\(\s{0,4}(?:["'`][\w-]{1,24}["'`]\s{0,4},\s{0,4})?b?["'`]([^"'`\n]{1,256})["'`]/g,
  ),
];
