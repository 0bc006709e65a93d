import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPeople, writePeople, type CsvProblem } from '../../../../src/newsletter/store/people-csv.ts';
import type { PersonRow } from '../../../../src/newsletter/store/store.ts';

const NOW = Date.parse('2026-11-24T06:00:00Z');

async function* pieces<T>(...values: T[]): AsyncGenerator<T> {
  yield* values;
}

async function read(
  text: string | Buffer,
  { newsletter, size = Infinity }: { newsletter?: string | undefined; size?: number } = { newsletter: 'daily' },
): Promise<{ rows: PersonRow[]; problems: CsvProblem[] }> {
  const bytes = Buffer.from(text as string);
  const parts = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size));
  const problems: CsvProblem[] = [];
  const rows = [];
  for await (const row of readPeople(pieces(...parts), {
    file: 'list.csv',
    newsletters: new Set(['daily', 'weekly']),
    newsletter,
    now: NOW,
    onProblem: (problem) => problems.push(problem),
  })) {
    rows.push(row);
  }
  return { rows, problems };
}

async function write(...people: PersonRow[]): Promise<string> {
  let text = '';
  for await (const piece of writePeople(pieces(...people))) text += piece;
  return text;
}

/** Address and standing, as far as most tests are concerned. */
const brief = ({ rows }: { rows: PersonRow[] }) => rows.map(({ email, standing }) => `${email} ${standing}`);

describe('the list of people as CSV', () => {
  test('has a line for each subscription', async () => {
    const consent = { at: 1000, page: 'https://ledger.example/', text: 'Send me "Daily", please' };
    expect(
      await write(
        { email: 'ada@ledger.example', newsletter: 'daily', standing: 'pending', asked: 1000, consent },
        {
          email: 'bea@ledger.example',
          newsletter: 'daily',
          standing: 'left',
          asked: 1000,
          confirmed: 2000,
          left: 3000,
          consent,
        },
      ),
    ).toBe(
      'email,newsletter,standing,asked,confirmed,left,consent_at,consent_page,consent_text\r\n' +
        'ada@ledger.example,daily,pending,1970-01-01T00:00:01.000Z,,,1970-01-01T00:00:01.000Z,https://ledger.example/,"Send me ""Daily"", please"\r\n' +
        'bea@ledger.example,daily,left,1970-01-01T00:00:01.000Z,1970-01-01T00:00:02.000Z,1970-01-01T00:00:03.000Z,1970-01-01T00:00:01.000Z,https://ledger.example/,"Send me ""Daily"", please"\r\n',
    );
  });

  test.each(['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", "'"])(
    'holds no cell that a spreadsheet would run, and loses none: %j',
    async (text) => {
      const person: PersonRow = {
        email: '=cmd@ledger.example',
        newsletter: 'daily',
        standing: 'active',
        asked: 1,
        confirmed: 2,
        consent: { at: 1, page: text, text },
      };
      const csv = await write(person);
      for (const cell of csv.split('\r\n')[1]!.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
        expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
      expect(await read(csv)).toEqual({ rows: [person], problems: [] });
    },
  );

  test('gives back any text', async () => {
    const time = fc.integer({ min: 0, max: 4e12 });
    const text = fc.string({ unit: fc.constantFrom('a', '=', "'", '"', ',', ';', '\n', '\r', '\t', 'é', '💌', ' ') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ asked: time, left: time, at: time, page: text.filter(Boolean), text }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (many) => {
          const people = many.map(({ asked, left, at, page, text }, n): PersonRow => ({
            email: `reader${n}@ledger.example`,
            newsletter: 'weekly',
            standing: 'left',
            asked,
            left,
            consent: { at, page, text },
          }));
          expect(await read(await write(...people), { size: 7 })).toEqual({ rows: people, problems: [] });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is read from Mailchimp', async () => {
    const header = '"Email Address","First Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP';
    const { rows, problems } = await read(
      `${header}\nada@ledger.example,Ada,2,"2018-04-13 10:57:02",192.0.2.1,"2018-04-13 10:58:00",192.0.2.1\n`,
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        email: 'ada@ledger.example',
        newsletter: 'daily',
        standing: 'active',
        asked: Date.parse('2018-04-13T10:57:02Z'),
        confirmed: Date.parse('2018-04-13T10:58:00Z'),
        consent: { at: Date.parse('2018-04-13T10:57:02Z'), page: 'import list.csv', text: '' },
      },
    ]);
    const gone = await read(`${header},UNSUB_TIME,UNSUB_REASON\nbea@ledger.example,Bea,2,,,,,"2019-01-02 03:04:05",\n`);
    expect(gone.rows).toMatchObject([{ standing: 'left', left: Date.parse('2019-01-02T03:04:05Z') }]);
    expect(brief(await read(`${header},CLEAN_TIME\ncid@ledger.example,Cid,2,,,,,\n`))).toEqual([
      'cid@ledger.example left',
    ]);
  });

  test('is read from Ghost, listmonk and Buttondown', async () => {
    expect(
      brief(
        await read(
          'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\r\n' +
            '1,ada@ledger.example,Ada,"a note,\nof two lines",true,,,2018-12-25T20:43:22.178Z,,,\r\n' +
            '2,bea@ledger.example,Bea,,false,,,2018-12-25T20:43:22.178Z,,,\r\n',
        ),
      ),
    ).toEqual(['ada@ledger.example active', 'bea@ledger.example left']);
    expect(
      brief(
        await read(
          'uuid,email,name,attributes,status,created_at,updated_at\n' +
            '1,ada@ledger.example,Ada,{},enabled,2020-01-02 03:04:05.678901+00:00,\n' +
            '2,bea@ledger.example,Bea,"{""a"": "",""}",blocklisted,2020-01-02,\n',
        ),
      ),
    ).toEqual(['ada@ledger.example active', 'bea@ledger.example left']);
    expect(
      brief(
        await read(
          'email_address,type,creation_date\nada@ledger.example,regular,2020-01-02\nbea@ledger.example,unactivated,\ncid@ledger.example,unsubscribed,\n',
        ),
      ),
    ).toEqual(['ada@ledger.example active', 'bea@ledger.example pending', 'cid@ledger.example left']);
  });

  test('is read as spreadsheets write it', async () => {
    const text = 'Name;E-Mail\r\n"Löwe; Ada";löwe@ledger.example\r\n';
    const expected = ['löwe@ledger.example active'];
    expect(brief(await read(text))).toEqual(expected);
    expect(brief(await read(`\ufeff${text}`))).toEqual(expected);
    expect(
      brief(
        await read(Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le'), { newsletter: 'daily', size: 1 }),
      ),
    ).toEqual(expected);
    expect(brief(await read(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()))).toEqual(expected);
    expect(brief(await read('email\rada@ledger.example\rbea@ledger.example'))).toEqual([
      'ada@ledger.example active',
      'bea@ledger.example active',
    ]);
    // In Windows-1252, what is ASCII is read and what is not is told.
    const { rows, problems } = await read(
      Buffer.from('name,email\nL\xf6we,ada@ledger.example\nx,l\xf6we@ledger.example\n', 'latin1'),
    );
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ line: 3 })]);
  });

  test('is told by lines what cannot be taken in, and the rest is', async () => {
    expect(
      await read(
        [
          'email,newsletter,status',
          'ada@ledger.example,daily,active',
          '"not an',
          'address",daily,active',
          '',
          'bea@ledger.example,monthly,active',
          'cid@ledger.example,daily,perhaps',
          'dee@ledger.example',
          'eve@ledger.example,weekly,Unsubscribed',
          '\u001b[2Jx,daily,',
        ].join('\n'),
      ),
    ).toEqual({
      rows: [
        expect.objectContaining({ email: 'ada@ledger.example', newsletter: 'daily' }),
        expect.objectContaining({ email: 'eve@ledger.example', newsletter: 'weekly', standing: 'left', left: NOW }),
      ],
      problems: [
        {
          line: 3,
          message: '"not an\ufffdaddress" is not an address. Write one like ada@example.org, or leave out the line.',
        },
        { line: 6, message: 'There is no newsletter "monthly". There is daily, weekly.' },
        {
          line: 7,
          message: 'It is not known what "perhaps" means for who gets the newsletter. Write active, pending or left.',
        },
        { line: 8, message: 'There is no newsletter "". There is daily, weekly.' },
        { line: 10, message: '"\ufffd[2Jx" is not an address. Write one like ada@example.org, or leave out the line.' },
      ],
    });
  });

  test.each([
    ['', 1, 'The file is empty.'],
    ['name\nAda\n', 1, 'No column holds addresses. Call it "email" in the first line.'],
    [
      'email\nada@ledger.example\n"bea@ledger.example\n',
      3,
      'This is no CSV: Quote Not Closed: the parsing is finished with an opening quote at line 3. All after it is left out.',
    ],
  ])('is no list: %j', async (text, line, message) => {
    const { rows, problems } = await read(text);
    expect(problems).toEqual([{ line, message }]);
    // What stands before a mistake is read.
    expect(rows).toHaveLength(text.includes('ada@') ? 1 : 0);
  });

  test('needs to know the newsletter, and times in its own lists', async () => {
    expect((await read('email\nada@ledger.example\n', {})).problems).toEqual([
      { line: 2, message: 'The list does not say for which newsletter. Say so with --newsletter.' },
    ]);
    const consent = { at: 0, page: 'p', text: '' };
    const csv = await write({
      email: 'ada@ledger.example',
      newsletter: 'daily',
      standing: 'pending',
      asked: 0,
      consent,
    });
    expect((await read(csv.replace('1970-01-01T00:00:00.000Z,,', 'yesterday,,'))).problems).toEqual([
      { line: 2, message: '"yesterday" in the column asked is not a time. Write one like 2026-11-24T06:00:00Z.' },
    ]);
  });

  test('does not grow in memory by a quote that is never closed', async () => {
    const endless = `email\n"${'x'.repeat(1_000_000)}`;
    expect((await read(endless, { newsletter: 'daily', size: 1000 })).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('This is no CSV: Max Record Size') as string }),
    ]);
  });
});
