import { expect, test } from 'vitest';
import { headlineLength } from '../../../src/newsroom/headline.ts';

test.each([
  ['Rain', 'usual'],
  ['Harbor board votes to raise the sea wall, ending three years of argument', 'usual'],
  ['In a ruling that surprised even its own members, the court overturns twenty-three years of precedent', 'long'],
  ['방파제를 높이기로 한 항만위원회, 3년 논쟁을 끝내다', 'usual'],
  ['방파제를 높이기로 한 항만위원회, 3년 동안 이어진 논쟁을 끝내고 이듬해 봄부터 공사를 시작하기로 의결하다', 'long'],
])('%s is %s', (headline, length) => {
  expect(headlineLength(headline)).toBe(length);
});
