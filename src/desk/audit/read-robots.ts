/** robots.txt (RFC 9309), and what else is said there. */
export interface Robots {
  /** Addresses of sitemaps. */
  sitemaps: string[];
  /** Values of lines that are no rules: `Content-Signal`, `Content-Usage`, `License`. In lower case. */
  others: Map<string, string[]>;
  /** Whether a crawler may read a path. */
  allows: (agent: string, path: string) => boolean;
  /** Whether it is spoken of by name. */
  names: (agent: string) => boolean;
}

interface Rule {
  allow: boolean;
  path: string;
}

export function readRobots(text: string): Robots {
  const groups: { agents: string[]; rules: Rule[] }[] = [];
  const sitemaps: string[] = [];
  const others = new Map<string, string[]>();
  let open = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const [, key, value] = /^\s*([^:#]+?)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      // Lines of agents that follow each other begin one group.
      if (!open) groups.push({ agents: [], rules: [] });
      groups.at(-1)!.agents.push(value.toLowerCase());
      open = true;
      continue;
    }
    if (name === 'allow' || name === 'disallow') {
      open = false;
      if (value !== '') groups.at(-1)?.rules.push({ allow: name === 'allow', path: value });
    } else if (name === 'sitemap') sitemaps.push(/^\s*sitemap\s*:\s*(\S+)/i.exec(line)![1]!);
    else others.set(name, [...(others.get(name) ?? []), value]);
  }
  const named = (agent: string) => groups.filter(({ agents }) => agents.includes(agent.toLowerCase()));
  return {
    sitemaps,
    others,
    names: (agent) => named(agent).length > 0,
    allows(agent, path) {
      const own = named(agent);
      const rules = (own.length > 0 ? own : named('*')).flatMap((group) => group.rules);
      // The longest pattern decides, and of two that are as long the one that allows.
      const [best] = rules
        .filter((rule) => matches(rule.path, path))
        .sort((one, other) => other.path.length - one.path.length || Number(other.allow) - Number(one.allow));
      return best?.allow ?? true;
    },
  };
}

/** @param pattern - in which * stands for anything and a last $ for the end. */
function matches(pattern: string, path: string): boolean {
  const end = pattern.endsWith('$');
  const pieces = (end ? pattern.slice(0, -1) : pattern).split('*').map((piece) => RegExp.escape(decoded(piece)));
  return new RegExp(`^${pieces.join('.*')}${end ? '$' : ''}`, 'u').test(decoded(path));
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
