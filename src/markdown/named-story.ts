/** A story that a body shows, and where. */
export interface NamedStory {
  /** `2026/11/harbor-vote` */
  id: string;
  line: number;
  column: number;
}

declare module 'vfile' {
  interface DataMap {
    stories: NamedStory[];
  }
}
