import { HtmlValidate } from 'html-validate';

/** What html-validate holds a page to. */
export const practice = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  // What comes from where the page comes from is as good as the page.
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
});
