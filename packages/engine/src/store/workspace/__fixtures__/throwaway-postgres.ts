/** A PostgreSQL for one test file: the one of TEST_DATABASE_URL, or a fresh cluster of what is installed. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

const DEBIAN_ROOT = '/usr/lib/postgresql';

type Environment = Readonly<Record<string, string | undefined>>;

function binaries(path: string): string | undefined {
  const debian = existsSync(DEBIAN_ROOT)
    ? readdirSync(DEBIAN_ROOT)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(DEBIAN_ROOT, version, 'bin'))
    : [];
  const folders = [...debian, ...path.split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root. */
function otherUser(): { uid?: number; gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Undefined when there is none on this machine. A database given by URL must be empty and is left as it is. */
export async function startPostgres(
  environment: Environment,
): Promise<{ readonly url: string; stop(): Promise<void> } | undefined> {
  const given = environment.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const path = environment.PATH ?? '';
  const folder = binaries(path);
  const user = otherUser();
  if (folder === undefined || user === undefined) return undefined;
  const data = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(data, user.uid, user.gid);
  const settings = { ...user, cwd: data, env: { LC_ALL: 'C', PATH: path } };
  execFileSync(join(folder, 'initdb'), ['-D', join(data, 'db'), '-A', 'trust', '-U', 'test', '--no-sync'], {
    ...settings,
    stdio: 'pipe',
  });
  const port = await freePort();
  const args = [
    '-D',
    join(data, 'db'),
    '-k',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ];
  const server = spawn(join(folder, 'postgres'), args, { ...settings, stdio: 'ignore' });
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  for (let attempt = 0; attempt < 100 && !(await answers(url)); attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
