import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photo } from '../../src/schema/photo.ts';
import { readArguments } from '../../src/desk/photo-arguments.ts';
import { UsageError } from '../../src/press/command.ts';
import { editXmp, type XmpChanges } from '../../src/photos/edit-xmp.ts';
import { exiftool, witness } from '../unit/photos/exiftool.ts';
import { ROOT } from './newsroom.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-photo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `npm run photo`'s program in the folder. */
function run(
  args: string[],
  { cwd = folder, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'src', 'desk', 'photo.ts'), ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const blank = () => sharp({ create: { width: 30, height: 20, channels: 3, background: '#678' } });

/** Draws a picture that says something. @returns its name. */
async function draw(name: string, says: XmpChanges = {}): Promise<string> {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  const drawn = Object.keys(says).length > 0 ? blank().withXmp(editXmp(undefined, says)) : blank();
  const format = /\.(\w+)$/.exec(name)![1] as 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff';
  writeFileSync(join(folder, name), await drawn.toFormat(format).toBuffer());
  return name;
}

const read = (name: string) => readFileSync(join(folder, name));

describe('npm run photo', () => {
  it('tells what a picture says of itself, and the frontmatter', async () => {
    const name = 'content/photos/2026/wall.jpg';
    mkdirSync(join(folder, 'content/photos/2026'), { recursive: true });
    const packet = editXmp(undefined, {
      description: 'The wall: "waves" & #storms at dusk. (Alex Kim/Harbor Ledger)',
      headline: 'The wall',
      creators: ['Alex Kim'],
      credit: 'Harbor Ledger',
      source: 'AFP',
      copyright: '© 2026 Harbor Ledger',
      alt: 'Waves break over a wall.',
      extendedDescription: 'Waves break over a wall, and more.',
      webStatement: 'https://ledger.example/rights',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
      dataMining: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING',
      city: 'Port Maren',
      country: 'Norland',
    });
    await blank()
      .withExif({
        IFD2: { DateTimeOriginal: '2026:11:09 18:30:00', BodySerialNumber: '12345' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .withXmp(packet)
      .jpeg()
      .toFile(join(folder, name));

    expect(await run([name])).toEqual({
      code: 0,
      stderr: '',
      stdout: `content/photos/2026/wall.jpg
  JPEG, 20 × 30 pixels

  Caption               The wall: "waves" & #storms at dusk. (Alex Kim/Harbor Ledger)
  Headline              The wall
  Photographer          Alex Kim
  Credit line           Harbor Ledger
  Source                AFP
  Copyright             © 2026 Harbor Ledger
  Alternative text      Waves break over a wall.
  Long alternative text Waves break over a wall, and more.
  Taken                 2026-11-09 18:30:00
  Place                 Port Maren, Norland
  Rights page           https://ledger.example/rights
  Digital source type   photographed with a digital camera (digitalCapture)
  Data mining           prohibited for the training of AI (DMI-PROHIBITED-AIMLTRAINING)
  Private               It holds the position where it was taken (GPS) and the serial number of a camera or lens. Broadsheet never publishes that.

photo:
  src: photos/2026/wall.jpg
  alt: Waves break over a wall.
  caption: 'The wall: "waves" & #storms at dusk.'
  credit: Alex Kim/Harbor Ledger
`,
    });
  });

  it('tells what is missing, and where to put it', async () => {
    expect(await run([await draw('My photo (1).png')])).toEqual({
      code: 0,
      stderr: '',
      stdout: `My photo (1).png
  PNG, 30 × 20 pixels

  Missing               Alternative text, without which it is not published.
  Missing               A credit, without which it is not published.
  Advisable             A caption.

photo:
  # src: put the picture below content/photos and write its path, like photos/My-photo-1-.png
  # alt: what it shows, for those who cannot see it
  # caption: who, where, when
  # credit: Photographer/Agency
`,
    });
  });

  it('asks for another name where a story could not have it', async () => {
    const { stdout } = await run([await draw('content/photos/2026/My wall.jpg')]);
    expect(stdout).toContain(
      '\n  # src: rename the file to something like photos/2026/My-wall.jpg, which a story can name\n',
    );
  });

  it.each(['wall.jpg', 'wall.png', 'wall.webp', 'wall.avif', 'wall.tiff'])(
    'gives frontmatter that a story may have: %s',
    async (file) => {
      const says = { description: 'yes: no', alt: '- it\'s # "this" [or] {that}', credit: '@AP' };
      const { stdout } = await run([await draw(`content/photos/${file}`, says)]);
      const frontmatter = load(stdout.slice(stdout.indexOf('photo:'))) as { photo: unknown };
      expect(photo.parse(frontmatter.photo)).toEqual({
        src: `photos/${file}`,
        alt: says.alt,
        caption: says.description,
        credit: says.credit,
      });
    },
  );

  it('takes the credit off the end of a caption', async () => {
    const { stdout } = await run([await draw('a.jpg', { description: 'The mayor. (Alex Brandon/AP)' })]);
    expect(stdout).toContain('\n  caption: The mayor.\n  credit: Alex Brandon/AP\n');
    expect(stdout).not.toContain('A credit, without');
  });

  it('shows control characters instead of sending them to the terminal', async () => {
    const name = await draw('\u001b[31mred.jpg', { credit: 'AP\u202e' });
    const { stdout, stderr } = await run([name, '\u001b[2Jgone.jpg']);
    expect(stdout).toContain('U+001B[31mred.jpg\n');
    expect(stderr).toBe('U+001B[2Jgone.jpg: There is no such file.\n');
    // eslint-disable-next-line no-control-regex
    expect(stdout + stderr).not.toMatch(/[\u001b\u202e]/);
  });

  it('tells of files that are no pictures, and of the others all the same', async () => {
    writeFileSync(join(folder, 'empty.jpg'), '');
    writeFileSync(join(folder, 'text.jpg'), 'Not a picture.');
    writeFileSync(join(folder, 'moving.gif'), await blank().gif().toBuffer());
    mkdirSync(join(folder, 'photos'));
    const good = await draw('good.webp');
    const whole = read(good);
    writeFileSync(join(folder, 'half.webp'), whole.subarray(0, whole.length / 2));
    const answer = await run([
      'gone.jpg',
      'empty.jpg',
      'text.jpg',
      'moving.gif',
      'photos',
      'half.webp',
      good,
      'text.jpg/x.jpg',
    ]);
    expect(answer.code).toBe(1);
    expect(answer.stdout).toMatch(/^good\.webp\n {2}WebP, 30 × 20 pixels\n/);
    expect(answer.stderr.split('\n')).toEqual([
      'gone.jpg: There is no such file.',
      expect.stringMatching(/^empty\.jpg: This file is empty\./),
      expect.stringMatching(/^text\.jpg: This is not a picture that can be read\./),
      expect.stringMatching(/^moving\.gif: This is not a photograph but GIF/),
      'photos: This is a folder. Name the pictures in it.',
      expect.stringMatching(/^half\.webp: This (?:picture is damaged|is not a picture)/),
      'text.jpg/x.jpg: There is no such file.',
      '',
    ]);
  });

  it('finds files from where npm was called', async () => {
    await draw('photos/a.jpg');
    const env = { npm_lifecycle_event: 'photo', INIT_CWD: join(folder, 'photos') };
    expect((await run(['a.jpg'], { cwd: ROOT, env })).code).toBe(0);
    expect((await run(['a.jpg'], { cwd: ROOT, env: { ...env, npm_lifecycle_event: 'test' } })).code).toBe(1);
  });

  it('lists what can be written', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('  caption=       who, where, when\n');
    expect(stdout).toContain('  country=\n');
    expect(stdout).toMatch(/^ {2}digitalCapture {2,}photographed/m);
  });
});

describe('npm run photo -- --write', () => {
  it.each(['a.jpg', 'a.png', 'a.webp', 'a.avif', 'a.tiff'])('writes into %s', async (name) => {
    await draw(name, { headline: 'Kept' });
    const before = await sharp(read(name)).raw().toBuffer();
    const { code, stdout, stderr } = await run([
      name,
      '--write',
      'caption=  Waves at the\n"wall" & pier.',
      'creator=Alex Kim',
      'creator=이수진',
      'credit=Harbor Ledger',
      'alt=Waves.',
      'data-mining=DMI-PROHIBITED',
      'source-type=digitalCapture',
      'rights-page=https://ledger.example/rights',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\n  Written.\n');
    expect(stdout).toContain(
      '\n  Caption               Waves at the "wall" & pier.\n  Headline              Kept\n  Photographers         Alex Kim, 이수진\n',
    );
    expect(stdout).toContain('\n  credit: Alex Kim, 이수진/Harbor Ledger\n');
    expect(witness(join(folder, name))[0]).toMatchObject({
      'XMP-dc:Description': 'Waves at the "wall" & pier.',
      'XMP-dc:Creator': ['Alex Kim', '이수진'],
      'XMP-photoshop:Credit': 'Harbor Ledger',
      'XMP-photoshop:Headline': 'Kept',
      'XMP-iptcCore:AltTextAccessibility': 'Waves.',
      'XMP-plus:DataMining': 'Prohibited',
      'XMP-iptcExt:DigitalSourceType': 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
      'XMP-xmpRights:WebStatement': 'https://ledger.example/rights',
    });
    expect((await sharp(read(name)).raw().toBuffer()).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('writes into all files that it can, and into no other', async () => {
    const [one, two] = [await draw('one.jpg'), await draw('two.png')];
    const big = await blank().tiff({ bigtiff: true }).toBuffer();
    writeFileSync(join(folder, 'big.tif'), big);
    const broken = await blank().withXmp('<x:xmpmeta').jpeg().toBuffer();
    writeFileSync(join(folder, 'broken.jpg'), broken);
    const { code, stdout, stderr } = await run([one, 'big.tif', 'broken.jpg', two, '--write', 'credit=AP']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'big.tif: This is a BigTIFF file. XMP can be written into a classic TIFF file only.\n' +
        'broken.jpg: Its XMP is broken, so that nothing can be changed in it.\n',
    );
    expect(stdout.match(/Credit line {11}AP/g)).toHaveLength(2);
    expect(read('big.tif').equals(big)).toBe(true);
    expect(read('broken.jpg').equals(broken)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['big.tif', 'broken.jpg', 'one.jpg', 'two.png']);
  });

  it('changes nothing when the picture says so already', async () => {
    const name = await draw('a.jpg', { credit: 'AP' });
    await run([name, '--write', 'credit=AP']);
    const { mtimeMs } = statSync(join(folder, name));
    const { stdout } = await run([name, '--write', 'credit=AP']);
    expect(stdout).toContain('  It says that already.\n');
    expect(statSync(join(folder, name)).mtimeMs).toBe(mtimeMs);
  });

  it('keeps a link a link, and who may read the file', async () => {
    await draw('a.jpg');
    chmodSync(join(folder, 'a.jpg'), 0o664);
    symlinkSync('a.jpg', join(folder, 'link.jpg'));
    expect((await run(['link.jpg', '--write', 'credit=AP'])).code).toBe(0);
    expect(readdirSync(folder, { withFileTypes: true }).map((entry) => entry.isSymbolicLink())).toEqual([false, true]);
    expect(statSync(join(folder, 'a.jpg')).mode & 0o777).toBe(0o664);
    expect(read('a.jpg').includes('AP</photoshop:Credit>')).toBe(true);
  });

  it('tells when older fields say something else', async () => {
    const name = await draw('a.jpg');
    exiftool('-overwrite_original', '-IPTC:Credit=Reuters', '-IPTC:Headline=The wall', join(folder, name));
    const older = 'Older fields (IPTC-IIM, EXIF) say something else; Broadsheet prefers what was written.';
    expect((await run([name, '--write', 'headline=The wall'])).stdout).toContain('  Written.\n');
    expect((await run([name, '--write', 'credit=AP'])).stdout).toContain(`  Written. ${older}\n`);
    expect(witness(join(folder, name))[0]).toMatchObject({ 'IPTC:Credit': 'Reuters', 'XMP-photoshop:Credit': 'AP' });
  });

  it('tells when it breaks a seal', async () => {
    const plain = read(await draw('a.jpg'));
    const box = Buffer.from('ffeb00166a756d646332706100110010800000aa00389b71', 'hex');
    writeFileSync(join(folder, 'a.jpg'), Buffer.concat([plain.subarray(0, 2), box, plain.subarray(2)]));
    expect((await run(['a.jpg', '--write', 'credit=AP'])).stdout).toContain(
      '  Written. The seal of its Content Credentials (C2PA) is broken by that.\n',
    );
  });

  it.each([
    [[], 'Name a picture: npm run photo -- content/photos/2026/sea-wall.jpg'],
    [['a.jpg', '--wirte'], '--wirte: there is no such flag. Did you mean --write?'],
    [['a.jpg', '-x'], '-x: there is no such flag. See npm run photo -- --help.'],
    [['a.jpg', '--write=credit'], '--write=credit: write --write alone, and then credit.'],
    [['a.jpg', '--write'], '--write: say what, like caption="Waves at the sea wall."'],
    [['a.jpg', 'credit=AP'], 'credit= is written only with --write: npm run photo -- FILE --write credit="…"'],
    [['a.jpg', '--write', 'captoin=Waves'], 'captoin= cannot be written. Did you mean caption?'],
    [['a.jpg', '--write', 'iso=100'], 'iso= cannot be written. See npm run photo -- --help.'],
    [['a.jpg', '--write', 'caption= '], 'caption= is empty. Write what it is to say.'],
    [['a.jpg', '--write', 'caption=a\u202eb'], 'caption= has an invisible control character (U+202E). Delete it.'],
    [['a.jpg', '--write', 'caption=a\uffffb'], 'caption= has an invisible control character (U+FFFF). Delete it.'],
    [['a.jpg', '--write', 'credit=AP', 'credit=AFP'], 'credit= stands twice.'],
    [
      ['a.jpg', '--write', 'rights-page=example.org'],
      'rights-page=example.org is not a web address. Write it in full, like https://example.org/page.',
    ],
    [
      ['a.jpg', '--write', 'data-mining=DMI-PROHIBTED'],
      'data-mining=DMI-PROHIBTED is not known. Did you mean DMI-PROHIBITED?',
    ],
  ])('is asked well, or says so: %j', async (args, message) => {
    await draw('a.jpg');
    expect(() => readArguments(args, folder)).toThrow(new UsageError(message));
  });

  it('says so in one line, and writes nothing', async () => {
    const name = await draw('a.jpg');
    const before = read(name);
    expect(await run([name, '--write', 'credit=AP', 'captoin=Waves'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'captoin= cannot be written. Did you mean caption?\n',
    });
    expect(read(name).equals(before)).toBe(true);
  });
});
