/** A mail as it is drawn once for all its readers: two addresses in it are not filled in. */
export interface Mail {
  subject: string;
  html: string;
  text: string;
}

/** What differs from reader to reader. */
export interface PersonalLinks {
  leave: string;
  preferences: string;
}

/** Where these belong. No text from content holds the marks: `escapeMail` takes them out. */
export const PLACES: Readonly<Record<keyof PersonalLinks, string>> = {
  leave: '\ue000leave\ue001',
  preferences: '\ue000preferences\ue001',
};

const PLACE = /\ue000(leave|preferences)\ue001/;

/**
 * Makes the function that fills in a reader's addresses. The mail is cut once; what is left for each reader is joining.
 *
 * @returns a function from addresses, which must need no escaping, to the finished mail.
 */
export function personalizer({ subject, html, text }: Mail): (links: PersonalLinks) => Mail {
  const cuts = [html, text].map((whole) => whole.split(PLACE));
  return (links) => {
    const [html, text] = cuts.map((pieces) => {
      let filled = '';
      // What is at an odd place is the name of an address.
      for (const [index, piece] of pieces.entries())
        filled += index % 2 === 0 ? piece : links[piece as keyof PersonalLinks];
      return filled;
    }) as [string, string];
    return { subject, html, text };
  };
}
