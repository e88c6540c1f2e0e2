/** First steps where a database, a broker or a model refused, by what its words show. */
import type { Particular } from '../rules/particulars.js';
import type { Particulars } from './remedy.js';

export const DATA_REMEDIES = {
  'poll-interval': {
    first: ({ caller }) => [
      `Let ${caller} do less between two polls`,
      'Lower max.poll.records, or hand slow work to other threads and pause the partition meanwhile; raising max.poll.interval.ms is the last resort.',
    ],
    next: ({ caller }) => [
      `Find what is slow in ${caller}`,
      'One call to a database or service for each message is the usual reason; what was processed is delivered again, so the work has to be idempotent.',
    ],
    elsewhere: true,
  },
  column: {
    first: ({ caller }) => [
      `Run the migrations of ${caller} against this database`,
      'The code knows a column that the schema does not have: a migration has not run here, or ran after the code was deployed.',
    ],
    next: ({ caller }) => [
      `Check which database and schema ${caller} is connected to`,
      'An address of another stage, or a different search path, shows another schema.',
    ],
  },
  table: {
    first: ({ caller }) => [
      `Run the migrations of ${caller} against this database`,
      'A table that is not there has not been created here yet, or is in another schema; an empty database of a new stage is the usual reason.',
    ],
    next: ({ caller }) => [
      `Check which database and schema ${caller} is connected to`,
      'An address of another stage, a different search path, or another spelling (upper case needs quotes in PostgreSQL) shows other tables.',
    ],
    elsewhere: true,
  },
  model: {
    first: ({ caller }) => [
      `Check the name of the model in ${caller}`,
      'Compare it with the list of models that the API gives for this key; old ones are switched off, and some need a plan or an agreement.',
    ],
    elsewhere: true,
  },
  'content-filter': {
    first: ({ caller }) => [
      `Look at the prompt that ${caller} sent`,
      'The answer names the category. Rephrase what your own template adds, and check input of users before it is sent.',
    ],
    next: ({ caller }) => [
      `Let ${caller} answer for a refusal`,
      'Retrying the same prompt does not help: tell the user, or ask for another threshold of the filter where the plan has one.',
    ],
    elsewhere: true,
  },
  'inference-profile': {
    first: ({ caller }) => [
      `Call the model by its inference profile in ${caller}`,
      'Put the region in front of its id (us., eu., apac.), or use the ARN of a profile; the role needs bedrock:InvokeModel on the profile and on the model in each of its regions.',
    ],
    elsewhere: true,
  },
  context: {
    first: ({ caller }) => [
      `Send fewer tokens from ${caller}`,
      'Count them before the call; shorten or summarize the history, retrieve fewer passages, and leave room for the answer (max_tokens counts as well).',
    ],
    next: () => ['Use a model with a longer context', 'Where the whole text is needed at once; else split it.'],
    elsewhere: true,
  },
  billing: {
    first: () => [
      'Look at billing and limits of the account at the vendor',
      'Credit that is used up, a monthly budget that was set, or a free trial that ended: top it up or raise the budget. Waiting does not help.',
    ],
    next: ({ caller }) => [
      `Check which account and project the key of ${caller} belongs to`,
      'A key of another organization or project has limits of its own.',
    ],
    elsewhere: true,
  },
  history: {
    first: () => [
      'Split the execution into child executions',
      'Use a Map state in distributed mode, or let a state machine start a new execution of itself before the limit.',
    ],
    next: () => ['Look for a loop that does not end', 'Waiting and polling in short steps fills the history as well.'],
    elsewhere: true,
  },
  'broker-size': {
    first: ({ caller }) => [
      `Make the messages of ${caller} smaller`,
      'Compress them (compression.type), or store the data elsewhere and send its address.',
    ],
    next: () => [
      'Raise all limits that a message passes',
      'max.request.size of the producer, message.max.bytes of the broker or max.message.bytes of the topic, and fetch.max.bytes of the consumers.',
    ],
    elsewhere: true,
  },
  'grpc-size': {
    first: ({ caller }) => [
      `Stream the data of ${caller} or send it in pages`,
      'gRPC takes 4 MB for one message unless it is told otherwise.',
    ],
    next: () => [
      'Raise the limit of the receiver',
      'max_receive_message_length (Python, C++), maxInboundMessageSize (Java), MaxCallRecvMsgSize (Go), on the side that the error is from.',
    ],
    elsewhere: true,
  },
  'vercel-body': {
    first: ({ caller }) => [
      `Keep what ${caller} takes and returns below 4.5 MB`,
      'Let the browser upload to object storage with a signed address, and stream large answers.',
    ],
    elsewhere: true,
  },
  'flood-stage': {
    first: ({ entity }) => [
      `Free disk space in ${entity}`,
      'Delete old indices or add storage: above 95 % full the nodes set all indices to read-only.',
    ],
    next: () => [
      'Lift the block when there is space',
      'Newer versions do it themselves; else set index.blocks.read_only_allow_delete to null on the indices.',
    ],
    elsewhere: true,
  },
  replica: {
    first: ({ caller }) => [
      `Connect ${caller} to the primary for writes`,
      'Use the writer or primary endpoint and not that of a reader or of one node; with Redis in cluster or sentinel mode let the client follow the roles.',
    ],
    next: ({ caller }) => [
      `Let ${caller} connect again after a failover`,
      'Old connections still lead to the server that was demoted: close them on this error, and keep the time that DNS is cached short.',
    ],
    elsewhere: true,
  },
} as const satisfies Partial<Record<Particular, Particulars>>;
