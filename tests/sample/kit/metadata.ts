/** What a picture says of itself, for its embedded IPTC photo metadata. */
export interface About {
  headline: string;
  /** The caption: what is seen, where and when. */
  description: string;
  /** The description for people who do not see the picture. */
  alt: string;
  creator: string;
  /** As agencies print it; without it, the creator's name and the publication's. */
  credit?: string;
  /** The day the picture stands for, as YYYY-MM-DD. */
  created: string;
}

const publication = 'Harbor Ledger';
const rightsPage = 'https://harborledger.example/about/';
const place = { city: 'Port Maren', state: 'Maren County', country: 'Maren' };

/** The digital source type says that a program, not a trained model, drew the picture. */
const sourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const inLanguage = (name: string, text: string) =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${name}>`;

const credit = (about: About) => about.credit ?? `${about.creator}/${publication}`;

/** The copyright line of a picture. */
export function rights(about: About): string {
  return `© ${about.created.slice(0, 4)} ${credit(about)}`;
}

/** The XMP packet of a picture. */
export function xmp(about: About): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 photoshop:Headline="${escaped(about.headline)}"
 photoshop:Credit="${escaped(credit(about))}"
 photoshop:Source="${publication}"
 photoshop:DateCreated="${about.created}"
 photoshop:City="${place.city}"
 photoshop:State="${place.state}"
 photoshop:Country="${place.country}"
 xmpRights:Marked="True"
 xmpRights:WebStatement="${rightsPage}"
 Iptc4xmpExt:DigitalSourceType="${sourceType}">
${inLanguage('dc:description', about.description)}
<dc:creator><rdf:Seq><rdf:li>${escaped(about.creator)}</rdf:li></rdf:Seq></dc:creator>
${inLanguage('dc:rights', rights(about))}
${inLanguage('Iptc4xmpCore:AltTextAccessibility', about.alt)}
<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>${publication}</plus:LicensorName><plus:LicensorURL>${rightsPage}</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
