import type { Photo } from '../schema/photo.ts';

/** A picture that stands in a body, in the fields of a lead picture. */
export interface BodyPhoto extends Photo {
  type: 'photo';
}

/** A link to another story, which shows that story's headline as it is when the page is drawn. */
export interface BodyRelated {
  type: 'related';
  /** `2026/11/harbor-vote` */
  story: string;
}

/** Something of another site, which a page asks for when its reader does. */
export interface BodyEmbed {
  type: 'embed';
  /** `YouTube` */
  provider: string;
  /** Where it can be seen on that site. */
  address: string;
  /** What a frame on the page shows; always https. */
  frame: string;
  title: string;
  /** How much room the frame gets. */
  shape: 'video' | 'tall' | 'post' | 'chart';
}

/** A video or a sound recording of the newsroom's own. It stands in a figure, whose HTML is before and after it. */
export interface BodyRecording {
  type: 'recording';
  /** `media/2026/11/first-wave.mp4` */
  src: string;
  /** The caption, which is its name for those who do not see it. */
  title: string;
  /** Of what is said in it: a BCP 47 tag. */
  language: string;
  /** `media/2026/11/first-wave.vtt` */
  captions?: string;
  /** The photograph that stands there until it plays, and who made the video, in case the photograph does not say who made it. */
  poster?: { src: string; credit: string };
}

/** What a component draws. */
export type DrawnPart = BodyPhoto | BodyRelated | BodyEmbed | BodyRecording;

/**
 * A body after Markdown: runs of finished HTML, and between them the parts that a component draws.
 * Joined in order they are the text; only block-level parts are ever cut out. A part that
 * stands in an element cuts that in two: what is before it opens what is behind it closes.
 */
export type BodyPart = string | DrawnPart;
