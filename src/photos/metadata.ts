/** What a photograph says of itself, in the words of the IPTC Photo Metadata Standard 2025.1. */

/** Everything is plain text on one line, as it stands in the file but for what `clean.ts` takes out. */
export interface PhotoMetadata {
  /** The caption: what is seen, who, where and when. XMP `dc:description`, IIM 2:120, EXIF ImageDescription. */
  description?: string;
  headline?: string;
  /** Names of the photographers. XMP `dc:creator`, IIM 2:80, EXIF Artist. */
  creators?: string[];
  /** The credit line. XMP `photoshop:Credit`, IIM 2:110. */
  credit?: string;
  source?: string;
  /** XMP `dc:rights`, IIM 2:116, EXIF Copyright. */
  copyright?: string;
  /** For those who cannot see it, short. XMP `Iptc4xmpCore:AltTextAccessibility`. */
  alt?: string;
  /** For those who cannot see it, long. XMP `Iptc4xmpCore:ExtDescrAccessibility`. */
  extendedDescription?: string;
  /** The place that is shown, else that of the camera, each whole and from one standard. IIM 2:92, 2:90, 2:95, 2:101, 2:100. */
  location?: { sublocation?: string; city?: string; state?: string; country?: string; countryCode?: string };
  /** When it was taken, as far as the file knows: `2026-11-09`, `2026-11-09T18:30:00`, `2026-11-09T18:30:00+09:00`. */
  created?: string;
  /** A web page about its rights (http or https). XMP `xmpRights:WebStatement`. */
  webStatement?: string;
  /** Of whom a licence can be had. XMP `plus:Licensor`, the first. */
  licensor?: { name?: string; url?: string };
  /** A URI of the vocabulary http://cv.iptc.org/newscodes/digitalsourcetype/. */
  digitalSourceType?: string;
  /** A URI of the vocabulary http://ns.useplus.org/ldf/vocab/, like `…DMI-PROHIBITED-AIMLTRAINING`. */
  dataMining?: string;
}
