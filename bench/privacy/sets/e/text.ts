/** Set E: lines of text. */
import { json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const textTemplates = withKit({
  'lambda report': (k) =>
    `«REPORT» RequestId: ${k.uuid()}\t«Duration»: «${k.count(20, 900)}.21» ms\tBilled Duration: «${k.count(20, 900)}» ms\tMemory Size: «512» MB\tMax Memory Used: «${k.count(60, 500)}» MB`,
  'node console': (k) => `${k.time()}\t${k.uuid()}\t«INFO»\t«Sending» «invoice» to ${k.p.full} <${k.p.email}>`,
  'node error stack': (k) =>
    `${k.time()}\t${k.uuid()}\t«ERROR»\t«ValidationError»: «phone» «number» ${k.p.phone} «is» «not» «valid»\n    at «validateProfile» (/var/task/«src/profile/validate.js»:«31»:«11»)\n    at async «Runtime».handler`,
  'python logger json': (k) =>
    `[«INFO»]\t${k.time()}\t${k.uuid()}\t«payload» ${json({ email: k.p.email, name: k.p.full, coupon: '«none»', total: k.measured(10, 300) })}`,
  'go printf': (k) =>
    `«checkout» «failed»: user=${k.like('user_id', 'usr_{x12}')} email=${k.p.email} ip=${k.ip()} status=«402» err="«card» «declined»"`,
  'dotnet line': (k) =>
    `info: «Shop.Api.AccountController»[«0»] User ${k.p.user} «signed» «in» from ${k.ip()} after «${k.count(1, 4)}» «attempts»`,
  'access log': (k) =>
    `${k.ip()} - ${k.p.user} [12/Mar/2024:10:15:32 +0000] "«GET» «/account/settings» HTTP/1.1" «200» «${k.count(300, 9000)}» "-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"`,
  'search text': (k) =>
    `«Search» «returned» «0» «results» for customer "${k.p.full}" in workspace ${k.q.tenant} («${k.count(10, 400)}» ms)`,
  'reset link': (k) =>
    `«debug» «reset» «link» for ${k.p.email}: https://${k.p.host('app')}/reset?token=${k.like('token', '{a40}')}&email=${urlEncoded(k.p.email)}`,
  'shipping text': (k) =>
    `«Could» «not» «create» «label»: «address» «rejected» by carrier: ${k.p.full}, ${k.p.street}, ${k.p.postal} ${k.p.city}`,
  'connection string': (k) =>
    `«Error»: «connect» «ETIMEDOUT» postgres://${k.p.user}:${k.like('password', '{a16}')}@${k.p.host('db')}:«5432»/«orders»`,
});
