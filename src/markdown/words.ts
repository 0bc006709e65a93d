/** The few words that the pipeline itself puts into a body, in the body's language. */
export interface Words {
  /** The heading above the notes. */
  notes: string;
  /** What a screen reader says of the arrow from a note back to its place in the text. */
  backToText: string;
  /** Above the key points of a story. */
  keyPoints: string;
  /** Before the name of a source, with its punctuation. */
  source: string;
  /** What a screen reader says of a table that can be scrolled, before the names of its columns. */
  table: string;
}

const english: Words = {
  notes: 'Notes',
  backToText: 'Back to the text at note',
  keyPoints: 'Key points',
  source: 'Source:',
  table: 'Table',
};

const WORDS: Readonly<Record<string, Words>> = {
  en: english,
  ar: {
    notes: 'ملاحظات',
    backToText: 'العودة إلى النص عند الملاحظة',
    keyPoints: 'أبرز النقاط',
    source: 'المصدر:',
    table: 'جدول',
  },
  de: {
    notes: 'Anmerkungen',
    backToText: 'Zurück zum Text bei Anmerkung',
    keyPoints: 'Das Wichtigste in Kürze',
    source: 'Quelle:',
    table: 'Tabelle',
  },
  es: {
    notes: 'Notas',
    backToText: 'Volver al texto en la nota',
    keyPoints: 'Claves',
    source: 'Fuente:',
    table: 'Tabla',
  },
  fr: {
    notes: 'Notes',
    backToText: 'Retour au texte, note',
    keyPoints: 'L’essentiel',
    source: 'Source :',
    table: 'Tableau',
  },
  ja: { notes: '注', backToText: '本文に戻る 注', keyPoints: '要点', source: '出典:', table: '表' },
  ko: { notes: '주', backToText: '본문으로 돌아가기 주', keyPoints: '핵심 요약', source: '자료:', table: '표' },
};

/** The words of a language, else the English ones. */
export function wordsOf(language: string): Words {
  const base = language.toLowerCase().split(/[-_]/)[0]!;
  return Object.hasOwn(WORDS, base) ? WORDS[base]! : english;
}
