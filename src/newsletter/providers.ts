import type { Provider } from '../schema/newsletter.ts';

/** How a reader signs up: through a plain HTML form that needs no script, or on a page of the service. */
export type Signup =
  | {
      kind: 'form';
      action: string;
      method: 'post';
      /** The name of the field that takes the address. */
      emailField: string;
      hidden: { name: string; value: string }[];
      /** The name of a field that people leave empty and machines fill in. */
      honeypot?: string;
    }
  | { kind: 'link'; url: string };

/**
 * What the form of each service is called and needs.
 *
 * @param siteUrl - the root of the publication, so that a link into it is written as a path and a preview stays in itself.
 * @param newsletter - its id, which tells our own service what is asked for.
 */
export function signupForm(provider: Provider, siteUrl: string, newsletter: string): Signup {
  switch (provider.type) {
    case 'mailchimp': {
      const { searchParams } = new URL(provider.action);
      const [user, list] = [searchParams.get('u'), searchParams.get('id')];
      return { ...form(provider.action, 'EMAIL'), honeypot: user && list ? `b_${user}_${list}` : undefined };
    }
    case 'buttondown':
      return form(`https://buttondown.com/api/emails/embed-subscribe/${encodeURIComponent(provider.user)}`, 'email', [
        ['embed', '1'],
        ...(provider.tag === undefined ? [] : ([['tag', provider.tag]] as const)),
      ]);
    case 'kit':
      return form(`https://app.kit.com/forms/${provider.form}/subscriptions`, 'email_address');
    case 'listmonk':
      return {
        ...form(
          `${provider.url.replace(/\/+$/, '')}/subscription/form`,
          'email',
          provider.lists.map((list) => ['l', list] as const),
        ),
        honeypot: 'nonce',
      };
    case 'link':
      return {
        kind: 'link',
        url: provider.url.startsWith(`${siteUrl}/`) ? provider.url.slice(siteUrl.length) : provider.url,
      };
    case 'self':
      return {
        // On the site's own host a path will do, so that a preview stays in itself.
        ...form(
          `${provider.service === undefined ? '' : URL.parse(provider.service)!.origin}/newsletter/subscribe`,
          'email',
          [['newsletter', newsletter]],
        ),
        honeypot: 'website',
      };
  }
}

function form(action: string, emailField: string, hidden: (readonly [string, string])[] = []) {
  return {
    kind: 'form',
    method: 'post',
    action,
    emailField,
    hidden: hidden.map(([name, value]) => ({ name, value })),
  } as const;
}
