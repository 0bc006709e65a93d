/** Solves the task of a form that is wanted with proof of work, and sends it when that is done. */
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

const form = document.querySelector<HTMLFormElement>('form[data-work]')!;
const field = form.querySelector<HTMLInputElement>('input[name=work]')!;
const notice = form.querySelector<HTMLElement>('.letter-working')!;
const challenge = JSON.parse(form.dataset['work']!) as Challenge;

// Without HTTPS a browser has no such functions: the form goes as it does without a script.
if ('subtle' in crypto) {
  // While the reader looks at the address that they have written.
  const solving = solveChallenge({ challenge, deriveKey }).then((solution) => {
    if (solution) field.value = JSON.stringify({ challenge, solution });
  });
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return;
    event.preventDefault();
    notice.hidden = false;
    void solving.finally(() => {
      // What cannot be solved is not waited for again.
      if (field.value === '') form.submit();
      else form.requestSubmit();
    });
  });
}
