/** The few words that the pipeline itself puts into a body, in the body's language. */
export interface Words {
  /** The heading above the notes. */
  notes: string;
  /** What a screen reader says of the arrow from a note back to its place in the text. */
  backToText: string;
  /** What a screen reader says of a table that can be scrolled, before the names of its columns. */
  table: string;
}

const english: Words = { notes: 'Notes', backToText: 'Back to the text at note', table: 'Table' };

const WORDS: Readonly<Record<string, Words>> = {
  en: english,
  ar: { notes: 'ملاحظات', backToText: 'العودة إلى النص عند الملاحظة', table: 'جدول' },
  de: { notes: 'Anmerkungen', backToText: 'Zurück zum Text bei Anmerkung', table: 'Tabelle' },
  es: { notes: 'Notas', backToText: 'Volver al texto en la nota', table: 'Tabla' },
  fr: { notes: 'Notes', backToText: 'Retour au texte, note', table: 'Tableau' },
  ja: { notes: '注', backToText: '本文に戻る 注', table: '表' },
  ko: { notes: '주', backToText: '본문으로 돌아가기 주', table: '표' },
};

/** The words of a language, else the English ones. */
export function wordsOf(language: string): Words {
  const base = language.toLowerCase().split(/[-_]/)[0]!;
  return Object.hasOwn(WORDS, base) ? WORDS[base]! : english;
}
