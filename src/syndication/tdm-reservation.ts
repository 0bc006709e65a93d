import type { AiTerms } from '../schema/ai-policy.ts';

/**
 * Whether the right to mine texts and data is reserved: 1, or 0. The word of the TDM Reservation Protocol (final report of
 * 10 May 2024, https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/) by which a publisher opts out under
 * article 4 of the EU's directive 2019/790: it is about learning, not about being found.
 */
export const tdmReservation = ({ train }: AiTerms): 0 | 1 => (train ? 0 : 1);

/** `/.well-known/tdmrep.json` */
export const tdmRep = (terms: AiTerms): string =>
  `${JSON.stringify([{ location: '/', 'tdm-reservation': tdmReservation(terms) }])}\n`;
