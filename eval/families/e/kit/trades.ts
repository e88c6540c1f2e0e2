/** Businesses to run on Lambda: what their parts are called. */
export interface Trade {
  readonly app: string;
  readonly entry: string;
  readonly work: string;
  readonly sides: readonly [string, string];
  readonly noun: string;
  readonly route: string;
  readonly table: string;
  readonly queue: string;
  readonly topic: string;
  readonly other: { readonly app: string; readonly stem: string };
}

export const TRADES: readonly [Trade, ...Trade[]] = [
  {
    app: 'freight',
    entry: 'book-shipment',
    work: 'quote-rate',
    sides: ['notify-carrier', 'update-manifest'],
    noun: 'shipment',
    route: '/shipments',
    table: 'Shipments',
    queue: 'shipment-intake',
    topic: 'shipment-booked',
    other: { app: 'backoffice', stem: 'export-ledger' },
  },
  {
    app: 'clinic',
    entry: 'create-appointment',
    work: 'reserve-slot',
    sides: ['send-reminder', 'sync-calendar'],
    noun: 'appointment',
    route: '/appointments',
    table: 'clinic-appointments',
    queue: 'appointment-requests',
    topic: 'appointment-made',
    other: { app: 'insights', stem: 'rollup-visits' },
  },
  {
    app: 'boxoffice',
    entry: 'sell-ticket',
    work: 'issue-ticket',
    sides: ['render-ticket', 'award-points'],
    noun: 'ticket',
    route: '/tickets',
    table: 'TicketInventory',
    queue: 'ticket-sales',
    topic: 'ticket-sold',
    other: { app: 'marketing', stem: 'sync-audience' },
  },
  {
    app: 'meters',
    entry: 'ingest-reading',
    work: 'bill-usage',
    sides: ['detect-leak', 'archive-reading'],
    noun: 'reading',
    route: '/readings',
    table: 'meter_readings',
    queue: 'raw-readings',
    topic: 'reading-accepted',
    other: { app: 'portal', stem: 'render-dashboard' },
  },
  {
    app: 'lending',
    entry: 'submit-application',
    work: 'score-applicant',
    sides: ['email-applicant', 'archive-documents'],
    noun: 'application',
    route: '/applications',
    table: 'LoanApplications',
    queue: 'applications-inbox',
    topic: 'application-submitted',
    other: { app: 'compliance', stem: 'screen-names' },
  },
  {
    app: 'kitchen',
    entry: 'place-basket',
    work: 'assign-courier',
    sides: ['print-slip', 'push-status'],
    noun: 'basket',
    route: '/baskets',
    table: 'baskets-v2',
    queue: 'basket-placed',
    topic: 'basket-events',
    other: { app: 'reviews', stem: 'moderate-review' },
  },
  {
    app: 'fleet',
    entry: 'start-rental',
    work: 'unlock-vehicle',
    sides: ['open-invoice', 'track-position'],
    noun: 'rental',
    route: '/rentals',
    table: 'RentalState',
    queue: 'rental-commands',
    topic: 'rental-started',
    other: { app: 'maintenance', stem: 'plan-service' },
  },
];
