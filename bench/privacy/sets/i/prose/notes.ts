/** What people write to each other: notes of support, handovers, chats, reviews. Only English words are said to be useful. */
import { facts, say, withKit } from '../kit.js';

export const noteTemplates = withKit({
  'note-callback': (k) =>
    say`Spoke to ${k.p.name} again. She may call back after 4pm on ${k.p.phone}; if not, try her husband ${k.q.first} on ${k.q.phone}. Invoice was sent to the wrong address.`,
  'note-will': (k) =>
    say`${k.p.first} will mark the ticket as done once the patch is live. May need a second review from ${k.q.name} before the release on Friday.`,
  'note-handover': (k) =>
    say`Handover: nightly import still fails for ${k.p.company} since the schema change. ${k.q.first} restarted the worker twice. Next step: ask ${k.p.name} (${k.p.work}) for a fresh export, then rerun with batch size 50.`,
  'note-address': (k) =>
    say`Customer moved: old address ${k.p.street}, ${k.p.postal} ${k.p.city}, new address ${k.q.street}, ${k.q.postal} ${k.q.city}. Please update before the next delivery run.`,
  'note-identity': (k) =>
    say`Verified caller by date of birth ${k.born()} and last four of account, mother's maiden name ${k.q.last}. Reset MFA for ${k.p.login}.`,
  'note-angry': (k) =>
    say`Third complaint from ${k.p.email} this week. He says the driver left the parcel in the rain and that nobody from ${k.q.company} answered. Refund approved, 25 EUR goodwill.`,
  'note-short': (k) => say`pls unlock ${k.p.login}, pw reset mail bounced, tel ${k.p.phone}`,
  'note-hr': (k) =>
    say`Interview feedback for ${k.p.name}: strong on distributed systems, weak on SQL. Salary expectation ${'72k'}. References: ${k.q.name}, ${k.q.work}.`,
  'note-oncall': (k) =>
    say`02:14 paged for p99 on checkout. 02:20 ${k.p.first} scaled the pool from 4 to 12. 02:31 errors back to normal. Root cause: ${k.q.company} sent 40k webhooks in one minute from ${k.ip()}. Follow up with their contact ${k.q.email}.`,
  'note-medical': (k) =>
    say`Nurse ${k.q.last} rang about ${k.p.name}, dob ${k.bornSlashes()}, MRN ${k.like('medical_record', '{n1}{d6}')}: allergic reaction after the second dose, advised to come in today.`,
  'note-legal': (k) =>
    say`Erasure request received from ${k.p.name} under Article 17. Accounts found: ${k.p.email}, ${k.q.email}, customer ${k.like('customer_id', 'K{d6}')}. Deadline in 30 days. Legal hold: none.`,
  'note-school': (k) =>
    say`${k.p.first}'s mother ${k.q.name} asked to move the parents' evening. Class tutor Mr ${k.p.last}. Call ${k.q.phone} after lunch.`,
  'note-shift': (k) =>
    say`Driver ${k.p.name} did not show up for tour 18. Van ${k.id('plateGb')} still in the yard. ${k.q.first} takes over, phone ${k.q.phone}, keys with the porter.`,
  'chat-lines': (k) =>
    `[10:41] ${k.p.login}: ${say`anyone else see 502 from the gateway?`}\n[10:42] ${k.q.login}: ${say`yes, since 10:38, looks like ${k.inside()} is out of the pool`}\n[10:44] ${k.p.login}: ${say`ok paging ${k.p.name}`}`,
  voicemail: (k) => ({
    from: k.p.phone,
    transcript: say`Hi this is ${k.p.name} from ${k.p.company}, I am calling about invoice ${k.like('invoice_number', '{n1}{d5}')}, could you ring me back on ${k.p.phone} or mail ${k.p.work}, thank you bye`,
    durationSeconds: k.measured(8, 90),
  }),
  'survey-answer': (k) => ({
    survey: facts('nps'),
    score: k.fact(3),
    comment: say`Your agent ${k.q.first} was friendly but my order ${k.like('order_id', '{u2}-{d6}')} is still lost. Regards, ${k.p.name}, ${k.p.city}`,
    channel: facts('email'),
  }),
  'app-review': (k) =>
    say`review imported store=play stars=2 author="${k.p.name}" text="Since the update I cannot log in, support told me to write to ${k.q.work}" version=7.4.0`,
  'pull-request': (k) =>
    say`Reviewed by ${k.p.name}. LGTM, but please don't log the phone number (saw ${k.q.phone} in staging). Also rename getUserById, and mark the old endpoint as deprecated. cc @${k.q.login}`,
  'commit-trailers': (k) =>
    `${say`fix(billing): round half to even in invoice totals`}\n\n${say`Reported-by: ${k.p.name} <${k.p.email}>`}\n${say`Co-authored-by: ${k.q.name} <${k.q.work}>`}`,
  'incident-timeline': (k) => ({
    incident: facts('elevated error rate'),
    severity: facts('SEV2'),
    commander: k.p.name,
    scribe: k.q.login,
    timeline: [
      say`14:02 alarm on 5xx, ${k.p.first} acknowledged`,
      say`14:09 rolled back to 4.11.2`,
      say`14:15 tenant ${k.q.tenant} confirmed recovery by phone ${k.q.phone}`,
    ],
  }),
  'signature-block': (k) =>
    `${say`Thanks for looking into this.`}\n\n${k.p.name}\n«Head» «of» «Operations», ${k.p.company}\n«T» ${k.p.phone}\n${k.p.street}, ${k.p.postal} ${k.p.city}\n${k.p.work}`,
  'who-am-i': (k) =>
    say`My name is ${k.p.name} and I'm writing on behalf of my brother ${k.q.name}, whose account ${k.q.email} has been locked since Monday.`,
  'dear-letter': (k) =>
    say`Dear ${k.p.last} family, your tenancy at ${k.p.street} ends in March. Please return the keys to ${k.q.name} at the office. Yours faithfully, ${k.q.company}`,
  possessive: (k) =>
    say`${k.p.name}'s laptop (${k.host('{u3}-LT-{d4}')}) lost the VPN again; ${k.q.name}'s worked fine on the same network.`,
  'de-anruf': (k) => {
    const p = k.from('de', 'at', 'ch');
    return `Rückruf erbeten: ${p.name}, Tel. ${p.phone}. Kundin seit 2019, wohnt jetzt ${p.street}, ${p.postal} ${p.city}. Bitte Rechnung ${k.like('invoice_number', 'R{d6}')} nochmals an ${p.email} senden.`;
  },
  'fr-note': (k) => {
    const p = k.from('fr', 'be');
    return `Le client ${p.name} (né le ${k.bornSlashes()}) signale un double prélèvement sur ${k.ibanSpaced()}. Rappeler au ${p.phone} avant vendredi. Adresse : ${p.street}, ${p.postal} ${p.city}.`;
  },
  'es-nota': (k) => {
    const p = k.from('es', 'mx', 'ar', 'co');
    return `La señora ${p.name} llamó por el pedido ${k.like('order_id', 'PED-{d6}')}; vive en ${p.street}, ${p.city}, y su correo es ${p.email}. Teléfono: ${p.phone}.`;
  },
  'pt-nota': (k) => {
    const p = k.from('br', 'pt');
    return `Cliente ${p.name}, CPF ${k.id('cpf')}, pediu segunda via do boleto. Contato: ${p.phone} ou ${p.email}. Endereço: ${p.street}.`;
  },
  'it-nota': (k) => {
    const p = k.from('it');
    return `Il signor ${p.name} chiede il rimborso. Codice fiscale ${k.id('it')}, telefono ${p.phone}, residente in ${p.street}, ${p.postal} ${p.city}.`;
  },
  'nl-notitie': (k) => {
    const p = k.from('nl', 'be');
    return `Mevrouw ${p.name} belde over haar aansluiting op ${p.street} in ${p.city}. Terugbellen op ${p.phone}, e-mail ${p.email}.`;
  },
  'pl-notatka': (k) => {
    const p = k.from('pl');
    return `Klient ${p.name} prosi o kontakt pod numerem ${p.phone}. Adres: ${p.street}, ${p.postal} ${p.city}. Reklamacja ${k.like('claim_id', 'R/{d5}/2026')}.`;
  },
  'sv-anteckning': (k) => {
    const p = k.from('se', 'no', 'dk', 'fi');
    return `Kund ${p.name} ringde ang. faktura, nås på ${p.phone}. Ny adress: ${p.street}, ${p.postal} ${p.city}. Mejl: ${p.email}.`;
  },
  'tr-not': (k) => {
    const p = k.from('tr');
    return `Müşteri ${p.name} aradı, sipariş ulaşmamış. Tel: ${p.phone}. Adres: ${p.street}, ${p.city}. E-posta: ${p.email}`;
  },
  'ua-note': (k) => {
    const p = k.from('ua', 'bg');
    return `Клієнт ${p.name} просить передзвонити на ${p.phone}. Адреса: ${p.street}, ${p.city}. Пошта ${p.email}.`;
  },
  'ar-note': (k) => {
    const p = k.from('sa');
    return `اتصل العميل ${p.name} من ${p.city} بخصوص الطلب ${k.like('order_id', '{d8}')}، رقم الجوال ${p.phone} والبريد ${p.email}`;
  },
  'jp-note': (k) => {
    const p = k.from('jp');
    return `${p.name}様より入電。電話 ${p.phone}、住所は〒${p.postal} ${p.city}${p.street}。メール ${p.email} に再送希望。`;
  },
  'zh-note': (k) => {
    const p = k.from('cn', 'tw');
    return `客户${p.name}来电,手机 ${p.phone},地址:${p.city}${p.street},邮箱 ${p.email},要求退款。`;
  },
  'kr-note': (k) => {
    const p = k.from('kr');
    return `고객 ${p.name}님 문의: 배송지 ${p.city} ${p.street}, 연락처 ${p.phone}, 이메일 ${p.email}`;
  },
  'id-note': (k) => {
    const p = k.from('id', 'my');
    return `Pelanggan ${p.name} minta pengembalian dana, hubungi ${p.phone}, alamat ${p.street}, ${p.city}, email ${p.email}`;
  },
  'vi-note': (k) => {
    const p = k.from('vn');
    return `Khách hàng ${p.name} gọi lại số ${p.phone}, địa chỉ ${p.street}, ${p.city}. Email ${p.email}`;
  },
  'sw-note': (k) => {
    const p = k.from('ke');
    return `Mteja ${p.name} anaomba kurejeshewa pesa, simu ${p.phone}, anaishi ${p.city}, barua pepe ${p.email}`;
  },
});
