import { describe, expect, test } from 'vitest';
import { signupForm } from '../../../src/newsletter/providers.ts';

const SITE = 'https://courier.example';

describe('the form of', () => {
  test('Mailchimp has the honeypot of its list', () => {
    const action = 'https://courier.us21.list-manage.com/subscribe/post?u=abc123&id=4f5e6d';
    expect(signupForm({ type: 'mailchimp', action }, SITE, 'daily')).toEqual({
      kind: 'form',
      action,
      method: 'post',
      emailField: 'EMAIL',
      hidden: [],
      honeypot: 'b_abc123_4f5e6d',
    });
  });

  test('Mailchimp without a list in its address has none', () => {
    expect(
      signupForm({ type: 'mailchimp', action: 'https://courier.us21.list-manage.com/subscribe/post' }, SITE, 'daily'),
    ).toMatchObject({ honeypot: undefined });
  });

  test('Buttondown says that it is embedded, and the tag', () => {
    expect(signupForm({ type: 'buttondown', user: 'the courier', tag: 'site' }, SITE, 'daily')).toEqual({
      kind: 'form',
      action: 'https://buttondown.com/api/emails/embed-subscribe/the%20courier',
      method: 'post',
      emailField: 'email',
      hidden: [
        { name: 'embed', value: '1' },
        { name: 'tag', value: 'site' },
      ],
    });
    expect(signupForm({ type: 'buttondown', user: 'x' }, SITE, 'daily')).toMatchObject({
      hidden: [{ name: 'embed', value: '1' }],
    });
  });

  test('Kit goes by the number of its form', () => {
    expect(signupForm({ type: 'kit', form: 123456 }, SITE, 'daily')).toMatchObject({
      action: 'https://app.kit.com/forms/123456/subscriptions',
      emailField: 'email_address',
    });
  });

  test.each(['https://lists.example', 'https://lists.example/', 'https://example.org/lists//'])(
    'listmonk at %s names each list',
    (url) => {
      const lists = ['5f0c1b7e-3a94-4c2d-9e61-8b7d20f4a6c3', '00000000-0000-4000-8000-000000000000'];
      expect(signupForm({ type: 'listmonk', url, lists }, SITE, 'daily')).toEqual({
        kind: 'form',
        action: `${url.replace(/\/+$/, '')}/subscription/form`,
        method: 'post',
        emailField: 'email',
        hidden: lists.map((value) => ({ name: 'l', value })),
        honeypot: 'nonce',
      });
    },
  );
});

test('a service without a form is a link', () => {
  expect(signupForm({ type: 'link', url: 'https://courier.ghost.example/#/portal' }, SITE, 'daily')).toEqual({
    kind: 'link',
    url: 'https://courier.ghost.example/#/portal',
  });
});

test('a link into the site is a path, a link to a site with a longer name is not', () => {
  expect(signupForm({ type: 'link', url: `${SITE}/join/` }, SITE, 'daily')).toEqual({ kind: 'link', url: '/join/' });
  expect(signupForm({ type: 'link', url: `${SITE}.evil.example/` }, SITE, 'daily')).toEqual({
    kind: 'link',
    url: `${SITE}.evil.example/`,
  });
});

test('our own service is on the host of the site, or where the newsroom runs it', () => {
  const self = { type: 'self', from: 'letters@ledger.example', front: 'home', stories: 10 } as const;
  expect(signupForm(self, SITE, 'daily')).toEqual({
    kind: 'form',
    action: '/newsletter/subscribe',
    method: 'post',
    emailField: 'email',
    hidden: [{ name: 'newsletter', value: 'daily' }],
    honeypot: 'website',
  });
  expect(signupForm({ ...self, service: 'https://letters.ledger.example/' }, SITE, 'daily')).toMatchObject({
    action: 'https://letters.ledger.example/newsletter/subscribe',
  });
});
