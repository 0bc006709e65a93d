import { describe, expect, it } from 'vitest';
import { creditOf } from '../../../src/photos/credit-line.ts';

describe('the credit that a picture asks for', () => {
  it.each([
    [{ creators: ['Alex Kim'], credit: 'Harbor Ledger' }, 'Alex Kim/Harbor Ledger'],
    [{ creators: ['김민수'], credit: '하버레저' }, '김민수/하버레저'],
    [{ creators: ['Alex Kim', 'Sam Lee'], credit: 'AP' }, 'Alex Kim, Sam Lee/AP'],
    // The credit line has the photographer in it.
    [{ creators: ['Alex Kim'], credit: 'Alex Kim/Harbor Ledger' }, 'Alex Kim/Harbor Ledger'],
    [{ creators: ['Alex Kim'], credit: 'AP Photo/Alex Kim' }, 'AP Photo/Alex Kim'],
    [{ creators: ['ALEX KIM'], credit: 'Alex Kim/Harbor Ledger' }, 'Alex Kim/Harbor Ledger'],
    [{ creators: ['Zoë Núñez'], credit: 'Zoe Nunez for the Ledger' }, 'Zoe Nunez for the Ledger'],
    [{ creators: ['Alex Kim', 'Sam Lee'], credit: 'Alex Kim and Sam Lee/AP' }, 'Alex Kim and Sam Lee/AP'],
    // Or the other way round.
    [{ creators: ['Alex Kim/Harbor Ledger'], credit: 'Harbor Ledger' }, 'Alex Kim/Harbor Ledger'],
    [{ creators: ['AP'], credit: 'AP' }, 'AP'],
    // Part of a word is no name.
    [{ creators: ['Al'], credit: 'Alamy' }, 'Al/Alamy'],
    // One of the two.
    [{ creators: ['Alex Kim'] }, 'Alex Kim'],
    [{ credit: 'Harbor Ledger' }, 'Harbor Ledger'],
    [{ creators: [], credit: 'Harbor Ledger' }, 'Harbor Ledger'],
    // The source instead of a credit line, the copyright notice never.
    [{ creators: ['Alex Kim'], source: 'AFP' }, 'Alex Kim/AFP'],
    [{ creators: ['Alex Kim'], credit: 'Getty Images', source: 'AFP' }, 'Alex Kim/Getty Images'],
    [{ source: 'AFP', copyright: '© Alex Kim' }, 'AFP'],
    [{ copyright: '© Alex Kim' }, undefined],
    [{}, undefined],
  ])('%j is %s', (metadata, credit) => {
    expect(creditOf(metadata)).toBe(credit);
  });
});
