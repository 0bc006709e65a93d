import type { Words } from '../../newsroom/words.ts';
import type { LetterPage } from './letter-page.ts';

/** What a page of the service is called. */
export function titleOfLetter(letter: LetterPage, { letters }: Pick<Words, 'letters'>): string {
  switch (letter.kind) {
    case 'form':
      return letter.reason === 'email' ? letters.checkEmail : letters.lastStep;
    case 'asked':
      return letters.asked;
    case 'confirm':
      return letters.confirm;
    case 'confirmed':
      return letters.confirmed;
    case 'preferences':
      return letters.preferences;
    case 'leave':
      return letters.leave;
    case 'left':
      return letters.left;
    case 'old-link':
      return letters.oldLink;
    case 'no-link':
      return letters.noLink;
    case 'wait':
      return letters.wait;
    case 'trouble':
      return letters.trouble;
    case 'refused':
      return letters.refused;
  }
}
