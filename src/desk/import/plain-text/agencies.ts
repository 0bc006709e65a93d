import { fold } from './prose.ts';

/** News agencies and distributors of releases: as `source` names them, and other names that they go by. */
const AGENCIES: readonly (readonly [string, ...string[]])[] = [
  ['AP', 'Associated Press', 'The Associated Press', 'AP News'],
  ['Reuters', 'Thomson Reuters'],
  ['AFP', 'Agence France-Presse', 'Agence France Presse', 'AFP News'],
  ['dpa', 'Deutsche Presse-Agentur'],
  ['UPI', 'United Press International'],
  ['PA', 'PA Media', 'Press Association'],
  ['The Canadian Press', 'Canadian Press', 'La Presse Canadienne', 'CP'],
  ['EFE', 'Agencia EFE'],
  ['Europa Press'],
  ['ANSA'],
  ['Kyodo', 'Kyodo News', '共同', '共同通信'],
  ['Jiji', 'Jiji Press', '時事', '時事通信'],
  ['Yonhap', 'Yonhap News Agency', 'Yonhap News'],
  ['연합뉴스'],
  ['뉴시스'],
  ['뉴스1'],
  ['Xinhua', 'Xinhua News Agency', '新华社', '新華社'],
  ['TASS'],
  ['Bloomberg', 'Bloomberg News'],
  ['epd'],
  ['KNA'],
  ['sda', 'Keystone-SDA'],
  ['APA'],
  ['AAP', 'Australian Associated Press'],
  ['PTI', 'Press Trust of India'],
  ['ANI'],
  ['Anadolu', 'Anadolu Agency', 'AA'],
  ['Tribune News Service', 'TNS'],
  ['States Newsroom'],
  ['KFF Health News'],
  ['ProPublica'],
  ['The Conversation'],
  ['PRNewswire', 'PR Newswire'],
  ['Business Wire', 'BUSINESS WIRE'],
  ['GlobeNewswire', 'GLOBE NEWSWIRE', 'Globe Newswire'],
];

const BY_NAME = new Map(
  AGENCIES.flatMap(([name, ...others]) => [name, ...others].map((each) => [withoutThe(each), name])),
);

/** The agency that is called so, as `source` names it. */
export function agencyNamed(text: string): string | undefined {
  return BY_NAME.get(withoutThe(text.replace(/[’']s$/u, '')));
}

function withoutThe(text: string): string {
  return fold(text).replace(/^the /, '');
}

/** Whether a text is the name of the paper itself, with or without its article, its city's web address or "staff". */
export function isOwnName(text: string, siteName: string): boolean {
  const own = withoutThe(siteName);
  const name = withoutThe(text)
    .replace(/^(?:staff of |of |for |at )+(?:the )?/, '')
    .replace(
      / (?:staff(?: report(?:s|er)?)?|staff writer|writer|reporter|news|sports|business|opinion|features|politics|com|online)$/,
      '',
    );
  return name !== '' && (name === own || name === own.replace(/^(?:daily|sunday) /, ''));
}
