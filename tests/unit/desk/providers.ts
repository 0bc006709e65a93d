/** A sign-up of each service, as a newsroom writes it. */
export const PROVIDER_EXAMPLES: readonly Record<string, unknown>[] = [
  { type: 'mailchimp', action: 'https://x.us21.list-manage.com/subscribe/post?u=1&id=2' },
  { type: 'buttondown', user: 'ledger', tag: 'site' },
  { type: 'kit', form: 12 },
  { type: 'listmonk', url: 'https://lists.ledger.example', lists: ['6f1c8f5e-52ac-4f9e-9a51-0c8d3a4b7e10'] },
  { type: 'link', url: 'https://ledger.example/sign-up' },
  {
    type: 'self',
    from: 'news@ledger.example',
    replyTo: 'desk@ledger.example',
    service: 'https://letters.ledger.example',
    front: 'home',
    stories: 8,
    postal: 'The Ledger, 1 Quay Street, Harbor',
  },
];
