/** Terms of two vocabularies that stand in pictures as addresses, and what they mean in plain words. */

export interface Vocabulary {
  /** What stands before each term in its address. */
  address: string;
  terms: Readonly<Record<string, string>>;
}

/** IPTC Digital Source Type NewsCodes, as of September 2024, but for those that are retired. */
export const SOURCE_TYPES: Vocabulary = {
  address: 'http://cv.iptc.org/newscodes/digitalsourcetype/',
  terms: {
    digitalCapture: 'photographed with a digital camera',
    computationalCapture: 'photographed, and put together by the camera from several frames',
    negativeFilm: 'scanned from a negative',
    positiveFilm: 'scanned from a slide',
    print: 'scanned from a print',
    humanEdits: 'edited by people',
    algorithmicallyEnhanced: 'altered by an algorithm',
    digitalCreation: 'drawn or designed by people',
    dataDrivenMedia: 'drawn by a program from data',
    trainedAlgorithmicMedia: 'made by generative AI',
    compositeWithTrainedAlgorithmicMedia: 'edited with generative AI',
    algorithmicMedia: 'made by an algorithm that was not trained',
    screenCapture: 'a picture of a screen',
    virtualRecording: 'recorded in a virtual world',
    composite: 'put together from several pictures',
    compositeCapture: 'put together from several photographs',
    compositeSynthetic: 'put together from pictures of which some are generated',
  },
};

/** PLUS Data Mining, as of 2023. */
export const DATA_MINING: Vocabulary = {
  address: 'http://ns.useplus.org/ldf/vocab/',
  terms: {
    'DMI-ALLOWED': 'allowed',
    'DMI-PROHIBITED': 'prohibited',
    'DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING': 'prohibited, but for search engines',
    'DMI-PROHIBITED-AIMLTRAINING': 'prohibited for the training of AI',
    'DMI-PROHIBITED-GENAIMLTRAINING': 'prohibited for the training of generative AI',
    'DMI-PROHIBITED-SEECONSTRAINT': 'prohibited, with constraints that the picture names',
    'DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR': 'prohibited, with rights that are written in the picture',
    'DMI-PROHIBITED-SEELINKEDRIGHTSEXPR': 'prohibited, with rights that the picture links to',
    'DMI-UNSPECIFIED': 'left open',
  },
};

/** A term in plain words; one that is not known is told as it is. */
export function inWords({ address, terms }: Vocabulary, uri: string): string {
  const term = uri.startsWith(address) ? uri.slice(address.length) : uri;
  return Object.hasOwn(terms, term) ? `${terms[term]} (${term})` : term;
}
