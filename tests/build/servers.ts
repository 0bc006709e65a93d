/** Real web servers, as newsrooms run them, with the files that the press has written for them. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { serversOf } from '../../src/press/hosting/write.ts';
import { serveSite } from '../../src/press/serve.ts';

export interface RunningServer extends AsyncDisposable {
  origin: string;
}

/** In which Debian has each of them. */
const PACKAGES = { nginx: 'nginx-light', caddy: 'caddy' };
const INSTALL = 300_000;
/** How long a server has to answer for the first time (ms). */
const START = 60_000;

/**
 * Finds a server, and installs it from Debian's packages where that can be done.
 *
 * @throws when there is none: these tests are never skipped, since a test that did not run has shown nothing.
 */
export function findServer(name: keyof typeof PACKAGES): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const find = () => folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const apt = (...args: string[]) =>
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=240', '-qq', ...args], {
        timeout: INSTALL,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
    if (apt('update')) apt('install', '-y', '--no-install-recommends', PACKAGES[name]);
  }
  const installed = find();
  if (!installed)
    throw new Error(`There is no ${name} for the tests of its configuration, and none could be installed. Install it.`);
  return installed;
}

/** nginx with a configuration as its administrator would write one. @throws what nginx -t says, when it is refused. */
export async function runNginx(out: string): Promise<RunningServer> {
  const nginx = findServer('nginx');
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const types = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : '';
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events { }
${process.getuid?.() === 0 ? 'user root;' : ''}
http {
  ${types} default_type application/octet-stream; access_log off; ${temporary.join(' ')}
  include ${serversOf(out)}/nginx/http/*.conf;
  server { listen 127.0.0.1:${port}; root ${out}; include ${serversOf(out)}/nginx/server.conf; }
}
`,
  );
  check(nginx, ['-t', '-e', 'stderr', '-c', file]);
  return start(nginx, ['-e', join(folder, 'first.log'), '-c', file], port, folder);
}

/** Caddy, likewise. @throws what caddy validate says, when it is refused. */
export async function runCaddy(out: string): Promise<RunningServer> {
  const caddy = findServer('caddy');
  const folder = mkdtempSync(join(tmpdir(), 'caddy-'));
  const port = await freePort();
  const file = join(folder, 'Caddyfile');
  writeFileSync(
    file,
    `{
\tadmin off
\tauto_https off
}
http://127.0.0.1:${port} {
\troot * ${out}
\timport ${serversOf(out)}/caddy/site.caddy
}
`,
  );
  const flags = ['--adapter', 'caddyfile', '--config', file];
  check(caddy, ['validate', ...flags]);
  return start(caddy, ['run', ...flags], port, folder);
}

/** What `npm start` runs. */
export async function runOwn(out: string): Promise<RunningServer> {
  const site = await serveSite(out, { port: 0 });
  return { origin: site.origin, [Symbol.asyncDispose]: () => site.close() };
}

function check(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: START });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stderr}`);
}

async function start(program: string, args: string[], port: number, folder: string): Promise<RunningServer> {
  mkdirSync(join(folder, 'home'));
  const child: ChildProcess = spawn(program, args, {
    stdio: 'ignore',
    env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'home'), XDG_DATA_HOME: join(folder, 'home') },
  });
  const origin = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const server = {
    origin,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const deadline = Date.now() + START;
  for (;;) {
    try {
      await ask(`${origin}/`);
      return server;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await server[Symbol.asyncDispose]();
        throw new Error(`${program} does not answer`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks for an address as it is, without following where it leads. */
export function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        )
        .on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
