/** The register: every rule with its explanation. The compiler holds it to the names in `src/schema/rules.ts`. */
import type { AdviceRule, BuildRule, RuleName } from '../../schema/rules.ts';
import { BETWEEN_RULES } from '../check/between/between-rules.ts';
import { STORY_RULES } from '../check/story/story-rules.ts';
import { TEXT_RULES } from '../check/style/text-rules.ts';
import type { Explanation } from './explanation.ts';
import { OF_FILES } from './of-files.ts';
import { OF_FRONTMATTER } from './of-frontmatter.ts';
import { OF_HTML } from './of-html.ts';
import { OF_MEDIA } from './of-media.ts';
import { OF_PARTS } from './of-parts.ts';
import { OF_REFERENCES } from './of-references.ts';
import { OF_SITE } from './of-site.ts';
import { OF_TEXT } from './of-text.ts';

const OF_BUILD: Readonly<Record<BuildRule, Explanation>> = {
  ...OF_FILES,
  ...OF_FRONTMATTER,
  ...OF_REFERENCES,
  ...OF_MEDIA,
  ...OF_TEXT,
  ...OF_HTML,
  ...OF_PARTS,
  ...OF_SITE,
};

/** The rules of the build as `docs/errors.md` divides them. */
export const BUILD_GROUPS: readonly { title: string; rules: Readonly<Record<string, Explanation>> }[] = [
  { title: 'Files', rules: OF_FILES },
  { title: 'Frontmatter and YAML', rules: OF_FRONTMATTER },
  { title: 'What files say of each other', rules: OF_REFERENCES },
  { title: 'Pictures and recordings', rules: OF_MEDIA },
  { title: 'The text', rules: OF_TEXT },
  { title: 'HTML in the text', rules: OF_HTML },
  { title: 'Parts of a story', rules: OF_PARTS },
  { title: 'The site for machines', rules: OF_SITE },
];

/** The rules that give advice, as `docs/errors.md` divides them. */
export const ADVICE_GROUPS = [
  { title: 'Advice on files beside others', rules: BETWEEN_RULES },
  { title: 'Advice on a story as a whole', rules: STORY_RULES },
  { title: 'Advice on words', rules: TEXT_RULES },
];

const advice = new Map(ADVICE_GROUPS.flatMap(({ rules }) => rules.map((rule) => [rule.name, rule] as const)));

/** What is known of a rule. */
export interface KnownRule extends Explanation {
  name: RuleName;
  severity: 'problem' | 'warning' | 'advice';
  fixable: boolean;
  english: boolean;
}

export function ruleOf(name: RuleName): KnownRule {
  if (name in OF_BUILD) {
    const about = OF_BUILD[name as BuildRule];
    return { ...about, name, severity: about.warning ? 'warning' : 'problem', fixable: false, english: false };
  }
  const rule = advice.get(name as AdviceRule)!;
  const { fixable = false, english = false } = rule as { fixable?: boolean; english?: boolean };
  return { ...rule.about, name, severity: 'advice', fixable, english };
}
