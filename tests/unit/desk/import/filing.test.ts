import { describe, expect, it } from 'vitest';
import { file } from '../../../../src/desk/import/filing.ts';
import { lostWords } from '../../../../src/desk/import/words.ts';

const sections = [
  { id: 'local', name: 'Local' },
  { id: 'sea', name: 'The sea' },
];
const term = (slug: string, name = slug) => ({ slug, name });

describe('filing', () => {
  it('goes by id or name, then by the map, then by what was asked for, and else guesses', () => {
    expect(file([term('news'), term('x', 'the sea')], [], { sections })).toEqual({
      section: 'sea',
      topics: [],
      unknown: ['news'],
    });
    expect(file([term('news')], [], { sections, map: { sections: { news: 'local' }, topics: {} } })).toEqual({
      section: 'local',
      topics: [],
      unknown: [],
    });
    expect(file([term('news')], [], { sections, fallback: 'sea' })).toEqual({
      section: 'sea',
      topics: [],
      unknown: ['news'],
    });
    expect(file([term('news', 'News')], [], { sections })).toEqual({
      section: 'local',
      topics: [],
      unknown: ['news'],
      guess: 'nothing says which section News is',
    });
    expect(file([], [], { sections })).toMatchObject({ guess: 'it was filed under nothing' });
  });

  it('passes over a category that the map sets aside', () => {
    const map = { sections: { junk: false as const }, topics: {} };
    expect(file([term('junk'), term('sea')], [], { sections, map })).toEqual({
      section: 'sea',
      topics: [],
      unknown: [],
    });
  });

  it('makes topics of tags', () => {
    const map = {
      sections: { junk: false as const },
      topics: { wall: 'sea-wall', gone: false as const, tides: 'tide' },
    };
    const found = file(
      [term('local'), term('tides', 'Tides'), term('junk')],
      [term('wall', 'Wall'), term('gone'), term('%ed%95%ad', '항')],
      { sections, map },
    );
    expect(found.topics.map(({ slug, name }) => [slug, name])).toEqual([
      ['tide', 'Tides'],
      ['sea-wall', 'Wall'],
      ['항', '항'],
    ]);
    expect(found.unknown).toEqual([]);
  });

  it('makes no topic of the tag that is the section', () => {
    const tags = [term('sea-wall'), term('local', 'Local')];
    expect(file(tags, tags, { sections })).toMatchObject({
      section: 'local',
      topics: [{ slug: 'sea-wall' }],
      unknown: [],
    });
  });
});

describe('lostWords', () => {
  it('counts each word as often as it is missing', () => {
    expect(lostWords('The wall, the WALL and the tide', 'wall the the', 'and')).toEqual(['wall', 'the', 'tide']);
  });
  it('sees through marks that nobody sees and other ways to write a letter', () => {
    expect(lostWords('sea\u00adwall ﬁsh caf\u0065\u0301', 'seawall fish café')).toEqual([]);
  });
  it('takes a word for kept that has been taken apart, but not for words that were joined', () => {
    expect(lostWords('Photo:AlexKim', 'Alex photo Kim')).toEqual([]);
    expect(lostWords('Alex Kim', 'AlexKim')).toEqual(['alex', 'kim']);
  });
});
