/** A mail server that keeps what it is given: as much of SMTP (RFC 5321) as a client needs to be rid of a message. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text, as they came. */
  readonly data: string;
}

export interface SmtpSink {
  readonly url: string;
  readonly mails: readonly SunkMail[];
  /** The answer to the next MAIL command, once. */
  answerNext(line: string): void;
  close(): void;
}

export async function openSmtpSink(): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  let next: string | undefined;
  const server = createServer((socket: Socket) => {
    let from = '';
    let to: string[] = [];
    let data: string[] | undefined;
    let rest = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const takeData = (lines: string[], line: string): void => {
      if (line !== '.') {
        lines.push(line.replace(/^\.\./, '.'));
        return;
      }
      mails.push({ from, to, data: lines.join('\n') });
      data = undefined;
      say('250 kept');
    };
    const takeCommand = (line: string): void => {
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      switch (line.slice(0, 4).toUpperCase()) {
        case 'MAIL':
          say(next ?? '250 go on');
          next = undefined;
          [from, to] = [address, []];
          break;
        case 'RCPT':
          to = [...to, address];
          say('250 go on');
          break;
        case 'DATA':
          data = [];
          say('354 go on');
          break;
        case 'QUIT':
          socket.end('221 bye\r\n');
          break;
        default:
          say('250 fine');
      }
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data === undefined) takeCommand(line);
        else takeData(data, line);
      }
    });
    say('220 sink');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answerNext: (line) => {
      next = line;
    },
    close: () => void server.close(),
  };
}
