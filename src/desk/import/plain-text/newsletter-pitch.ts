import { putAside, take, type Copy, type Line } from './copy.ts';
import { countWords, endsSentence } from './prose.ts';

/** A heading that names the letter, in the group `name`. */
const HEADINGS: readonly RegExp[] = [
  /^(?:sign up|subscribe|register) (?:for|to) (?:our |the |my |free )*(?<name>\S.{1,60}?)(?: e?-?mail)?(?: newsletter)?!?$/iu,
  /^get (?:the )?(?<name>\S.{1,50}?) (?:in|to|delivered to|by) (?:your inbox|e-?mail)!?$/iu,
  /^(?:our |the )?(?<name>\S.{1,50}?) newsletter!?$|^newsletters?$/iu,
  /^(?:suscríbete|suscríbase|apúntate) a(?:l| la| nuestra)? (?<name>\S.{1,60}?)!?$/iu,
  /^(?:inscrivez-vous|abonnez-vous) à (?:la |notre )?(?<name>\S.{1,60}?)!?$/iu,
  /^(?<name>\S.{1,50}?)[- ]newsletter(?: abonnieren)?!?$/iu,
  /^(?<name>\S.{0,40}?)\s?(?:뉴스레터|ニュースレター)(?:\s?구독(?:하기)?|を?購読|登録)?$/u,
];

/** The sentence that says what comes, and when. */
const PITCH =
  /^(?=.*(?:\binbox\b|\bnewsletter|\be-?mail|\bheadlines\b|\bdelivered\b|\bnew posts\b|\bupdates\b|\bfor free\b|every (?:morning|evening|day|week)|correo|boletín|boîte|courriel|postfach|메일|뉴스레터|メール|受信))(?:(?:thanks|thank you) for reading\W+)?(?:sign up|subscribe|join|register|get |receive|enter your|want|start your|stay up to date|stay informed|the .{3,60} newsletter\b.{0,160}(?:sign up|subscribe)|wake up|suscríb|suscrib|recib|apúntate|inscrivez|abonnez|recevez|erhalten|melden|abonnieren|jeden|.*(?:받아보세요|보내드립니다|お届け))/iu;

const BUTTON =
  /^\W*(?:(?:yes,? )?(?:sign|count) me (?:up|in)|sign up(?: now| here| today| free| for free)?|subscribe(?: now| here| today| for free)?|register(?: now)?|join(?: now| us)?|submit|get the newsletter|(?:your |enter (?:your )?|type (?:your )?)?e-?mail(?: address)?(?: here|\*)?|enter your e-?mail(?: address)?|suscribirse|suscríbete(?: ahora)?|apuntarme|s['’]inscrire|je m['’]inscris|s['’]abonner|votre e-?mail|anmelden|jetzt (?:anmelden|abonnieren)|abonnieren|e-mail-adresse|구독하기|구독|이메일(?: 주소)?(?: 입력)?|登録(?:する)?|購読する|メールアドレス)\W*$/iu;

/** What lawyers put below the button, and what the form answers. */
const TERMS =
  /^(?:(?:skip past |after |before |end of )?newsletter (?:promotion|sign-?up)|privacy notice\b.*newsletters?|privacy (?:notice|policy)\s*:.*newsletter|by (?:signing up|subscribing|clicking|submitting|providing)\b.*(?:agree|terms|privacy|consent)|i agree to\b.*(?:terms|privacy|e-?mail)|this site is protected by recaptcha|no spam\b|(?:you can )?unsubscribe (?:at )?any\s?time|thank(?:s| you) for (?:signing up|subscribing)|please enter a valid e-?mail|check your inbox\b|al suscribirte|en vous inscrivant|mit (?:der|ihrer) anmeldung)/iu;

type Role = 'heading' | 'pitch' | 'button' | 'terms';

function roleOf({ text }: Line): Role | undefined {
  if (countWords(text) > 60) return undefined;
  if (BUTTON.test(text)) return 'button';
  if (TERMS.test(text)) return 'terms';
  if (HEADINGS.some((heading) => heading.test(text)) && !endsSentence(text.replace(/!$/, ''))) return 'heading';
  return PITCH.test(text) ? 'pitch' : undefined;
}

/**
 * Pages interrupt a story with a block that asks for an address: a heading ("Sign Up for Daily Headlines"), a sentence
 * ("Sign up to receive … in your inbox") and a button. The sentence is the newsroom's own pitch and worth keeping; the
 * rest is put aside.
 */
export function readNewsletterPitch(copy: Copy): void {
  for (const block of blocksOf(copy.lines)) {
    const heading = block.find(({ role }) => role === 'heading');
    const pitches = block.filter(({ role }) => role === 'pitch').map(({ line }) => line);
    const keeps = pitches.length > 0 && !copy.story.newsletterPitch;
    if (keeps) {
      const name = heading && nameIn(heading.line.text);
      copy.story.newsletterPitch = { ...(name && { name }), text: pitches.map(({ text }) => text).join('\n\n') };
      take(copy, pitches);
    }
    putAside(copy, 'newsletter', ...block.map(({ line }) => line).filter((line) => !keeps || !pitches.includes(line)));
  }
}

function nameIn(heading: string): string | undefined {
  for (const pattern of HEADINGS) {
    const match = pattern.exec(heading);
    if (match) return match.groups?.name?.trim();
  }
  return undefined;
}

interface Piece {
  line: Line;
  role: Role;
}

/**
 * Runs of such lines. A button alone may belong to anything and is left to the furniture; so may a heading, unless it
 * names what comes by mail ("Sign Up for Daily Headlines", and not "Sign up for the race").
 */
function blocksOf(lines: readonly Line[]): Piece[][] {
  const blocks: Piece[][] = [];
  let block: Piece[] = [];
  const close = () => {
    if (
      // What asks to be skipped belongs to nothing else.
      block.some(({ line }) => /newsletter promotion$/iu.test(line.text)) ||
      block.some(({ role, line }) => role === 'pitch' || (role === 'heading' && PITCH.test(line.text))) ||
      (block.length > 1 && block.some(({ role }) => role === 'heading'))
    )
      blocks.push(block);
    block = [];
  };
  lines.forEach((line, at) => {
    let role = roleOf(line);
    // Whatever stands between the heading and the button is what the letter says of itself.
    const next = lines[at + 1];
    if (!role && block.at(-1)?.role === 'heading' && next && roleOf(next) === 'button' && countWords(line.text) <= 50)
      role = 'pitch';
    if (role) block.push({ line, role });
    else close();
  });
  close();
  return blocks;
}
