/** What people write: notes of support, messages, posts of a team, in several languages. */
import { facts, say, withKit } from './kit.js';

export const noteTemplates = withKit({
  'en-callback': (k) => {
    const b = k.from('gb', 'us', 'ie');
    return say`Spoke to ${b.name} about the double charge. She asked us to ring back on ${b.phone} after five and to send the refund letter to ${b.street}, ${b.city} ${b.postal}.`;
  },
  'en-handover': (k) =>
    say`Handover: the import for ${k.p.company} is stuck at 63%. Ask ${k.q.name} before you restart the queue, the last restart lost 40 messages.`,
  'en-angry': (k) => ({
    channel: facts('chat'),
    sentiment: facts('negative'),
    transcript: say`I have been waiting three weeks. My name is ${k.p.name}, the booking is ${k.like('booking_ref', '{u3}{n1}{u2}')} and nobody at your company answers my mails from ${k.p.email}`,
  }),
  'en-oncall': (k) =>
    say`Rolled back to 4.18.2 at ten past three. Root cause was the new index, not the deploy by ${k.p.name}. Error rate is back under 0.1% and the dead letter queue is empty.`,
  'en-short': (k) => say`${k.p.first} called again, still no invoice, please fix today`,
  'en-hr': (k) => ({
    note: say`${k.p.name} returns from leave on Monday, please reactivate badge ${k.like('employee_id', '{d6}')} and the account ${k.p.login}`,
    visibility: facts('internal'),
    category: facts('onboarding'),
  }),
  'de-anruf': (k) => {
    const b = k.from('de', 'at', 'ch');
    return say`Kunde ${b.name} hat angerufen, die Lieferung ging an die falsche Adresse. Richtig ist ${b.street}, ${b.postal} ${b.city}. Bitte unter ${b.phone} zurückrufen.`;
  },
  'de-ticket': (k) => {
    const b = k.from('de');
    return {
      titel: facts('Anmeldung nicht möglich'),
      beschreibung: say`Guten Tag, seit dem Update kann ich mich nicht mehr anmelden. Viele Grüße, ${b.name}`,
      status: facts('offen'),
    };
  },
  'fr-note': (k) => {
    const b = k.from('fr', 'be', 'ca');
    return say`La cliente ${b.name} n'a pas reçu son colis, elle demande un remboursement sur son compte et joint le justificatif depuis ${b.email}.`;
  },
  'fr-log': (k) => {
    const b = k.from('fr');
    return say`ERREUR paiement refusé pour ${b.name}, nouvelle tentative dans 30 secondes`;
  },
  'es-nota': (k) => {
    const b = k.from('es', 'mx', 'ar', 'co');
    return say`El paciente ${b.name} pide cambiar la cita del martes, su teléfono nuevo es ${b.phone} y vive en ${b.street}, ${b.city}.`;
  },
  'it-nota': (k) => {
    const b = k.from('it');
    return say`Il signor ${b.last} segnala che il contatore non comunica da due giorni, richiamare al ${b.phone} nel pomeriggio.`;
  },
  'pt-nota': (k) => {
    const b = k.from('pt', 'br');
    return say`A cliente ${b.name} não consegue redefinir a senha, o e-mail ${b.email} não recebe o código de verificação.`;
  },
  'nl-notitie': (k) => {
    const b = k.from('nl', 'be');
    return say`Mevrouw ${b.last} belde over de factuur van vorige maand, graag terugbellen op ${b.phone}.`;
  },
  'pl-notatka': (k) => {
    const b = k.from('pl');
    return say`Klient ${b.name} zgłasza brak dostępu do konta, prosi o kontakt pod numerem ${b.phone}.`;
  },
  'sv-anteckning': (k) => {
    const b = k.from('se', 'no', 'dk');
    return say`Kunden ${b.name} har flyttat till ${b.street}, ${b.postal} ${b.city} och vill ha fakturan dit.`;
  },
  'tr-not': (k) => {
    const b = k.from('tr');
    return say`Müşteri ${b.name} siparişin ulaşmadığını söyledi, telefon numarası ${b.phone}.`;
  },
  'ua-note': (k) => {
    const b = k.from('ua');
    return say`Клієнт ${b.name} не отримав посилку, просить передзвонити на ${b.phone}.`;
  },
  'gr-note': (k) => {
    const b = k.from('gr');
    return say`Ο πελάτης ${b.name} ζητά επιστροφή χρημάτων, τηλέφωνο ${b.phone}.`;
  },
  'jp-note': (k) => {
    const b = k.from('jp');
    return { 区分: facts('問い合わせ'), お客様名: b.name, 電話: b.phone, メール: b.email };
  },
  'id-note': (k) => {
    const b = k.from('id', 'ph');
    return say`Pelanggan ${b.name} belum menerima paket, alamat ${b.street}, ${b.city}, mohon hubungi ${b.phone}.`;
  },
  'sw-note': (k) => {
    const b = k.from('ke', 'ng');
    return say`Customer ${b.name} sent money twice by M-Pesa, reference ${k.like('order_id', 'S{u1}{X8}')}, wants one reversed to ${b.phone}.`;
  },
  'team-post': (k) => ({
    text: say`deploy of checkout is done, thanks ${k.p.first} for the review. Next: raise the timeout of the pricing function to 10 seconds`,
    ts: `${k.seconds()}.001200`,
    user: k.like('user_id', 'U0{X9}'),
  }),
  'review-comment': (k) => ({
    action: facts('created'),
    comment: {
      body: say`@${k.p.login} this loop does one query per row, could you batch it?`,
      path: facts('src/orders/list.ts'),
      line: k.measured(2, 400),
    },
  }),
  'commit-trailer': (k) =>
    `${say`cache: keep entries for one hour instead of ten minutes`}\n\nSigned-off-by: ${k.p.latin} <${k.p.email}>\nReviewed-by: ${k.q.latin} <${k.q.work}>`,
  'incident-json': (k) => ({
    incident: {
      severity: facts('SEV2'),
      title: facts('Elevated latency in search'),
      commander: k.p.name,
      timeline: [
        { at: k.time(), by: k.q.name, what: say`scaled the cluster from 4 to 8 nodes, latency fell to 120 ms` },
      ],
      customersAffected: [k.p.company],
    },
  }),
  survey: (k) => ({
    nps: k.fact(3),
    comment: say`The driver left the parcel in the rain. Ask my neighbour ${k.q.name} who saw it`,
    respondent: k.p.email,
    language: 'en',
  }),
  voicemail: (k) => ({
    transcription: say`Hi this is ${k.p.name} calling about my prescription, you can reach me at ${k.p.phone}, thanks, bye`,
    confidence: k.fact(0.88),
    durationSec: k.measured(10, 90),
  }),
  'prose-only': (k) =>
    say`The scheduler skipped ${k.amount(2, 40)} runs because the previous run was still active; the lock was released when ${k.p.login} restarted the worker.`,
  'prose-host': (k) =>
    say`Disk usage on ${k.p.host} reached 91%, log rotation was disabled last week and the archive to ${k.mark('bucket', `${k.p.tenantPlain}-archive`)} has been failing since.`,
});
