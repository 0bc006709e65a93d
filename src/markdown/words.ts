/** The few words that the pipeline itself puts into a body, in the body's language. */
export interface Words {
  /** The heading above the notes. */
  notes: string;
  /** What a screen reader says of the arrow from a note back to its place in the text. */
  backToText: string;
  /** What a screen reader says of a chart first. */
  barChart: string;
  lineChart: string;
  /** Before a figure of a chart. */
  highest: string;
  lowest: string;
  /** In a chart, where a figure is missing. */
  noFigure: string;
  /** What unfolds the table of a chart. */
  figures: string;
  /** Above the key points of a story. */
  keyPoints: string;
  /** Before the name of a source, with its punctuation. */
  source: string;
  /** What a screen reader says of a table that can be scrolled, before the names of its columns. */
  table: string;
  /** What unfolds the words of a recording. */
  transcript: string;
}

const english: Words = {
  notes: 'Notes',
  backToText: 'Back to the text at note',
  barChart: 'Bar chart',
  lineChart: 'Line chart',
  highest: 'Highest',
  lowest: 'Lowest',
  noFigure: 'no figure',
  figures: 'The figures as a table',
  keyPoints: 'Key points',
  source: 'Source:',
  table: 'Table',
  transcript: 'Transcript',
};

const WORDS: Readonly<Record<string, Words>> = {
  en: english,
  ar: {
    notes: 'ملاحظات',
    backToText: 'العودة إلى النص عند الملاحظة',
    barChart: 'رسم بياني بالأعمدة',
    lineChart: 'رسم بياني خطي',
    highest: 'الأعلى',
    lowest: 'الأدنى',
    noFigure: 'لا رقم',
    figures: 'الأرقام في جدول',
    keyPoints: 'أبرز النقاط',
    source: 'المصدر:',
    table: 'جدول',
    transcript: 'النص المكتوب',
  },
  de: {
    notes: 'Anmerkungen',
    backToText: 'Zurück zum Text bei Anmerkung',
    barChart: 'Balkendiagramm',
    lineChart: 'Liniendiagramm',
    highest: 'Höchster Wert',
    lowest: 'Niedrigster Wert',
    noFigure: 'keine Angabe',
    figures: 'Die Zahlen als Tabelle',
    keyPoints: 'Das Wichtigste in Kürze',
    source: 'Quelle:',
    table: 'Tabelle',
    transcript: 'Abschrift',
  },
  es: {
    notes: 'Notas',
    backToText: 'Volver al texto en la nota',
    barChart: 'Gráfico de barras',
    lineChart: 'Gráfico de líneas',
    highest: 'Máximo',
    lowest: 'Mínimo',
    noFigure: 'sin dato',
    figures: 'Los datos en una tabla',
    keyPoints: 'Claves',
    source: 'Fuente:',
    table: 'Tabla',
    transcript: 'Transcripción',
  },
  fr: {
    notes: 'Notes',
    backToText: 'Retour au texte, note',
    barChart: 'Graphique à barres',
    lineChart: 'Graphique en courbes',
    highest: 'Maximum',
    lowest: 'Minimum',
    noFigure: 'pas de donnée',
    figures: 'Les chiffres en tableau',
    keyPoints: 'L’essentiel',
    source: 'Source :',
    table: 'Tableau',
    transcript: 'Transcription',
  },
  ja: {
    notes: '注',
    backToText: '本文に戻る 注',
    barChart: '棒グラフ',
    lineChart: '折れ線グラフ',
    highest: '最大',
    lowest: '最小',
    noFigure: 'データなし',
    figures: '数値を表で見る',
    keyPoints: '要点',
    source: '出典:',
    table: '表',
    transcript: '書き起こし',
  },
  ko: {
    notes: '주',
    backToText: '본문으로 돌아가기 주',
    barChart: '막대 그래프',
    lineChart: '선 그래프',
    highest: '최고',
    lowest: '최저',
    noFigure: '자료 없음',
    figures: '수치를 표로 보기',
    keyPoints: '핵심 요약',
    source: '자료:',
    table: '표',
    transcript: '녹취록',
  },
};

/** The words of a language, else the English ones. */
export function wordsOf(language: string): Words {
  const base = language.toLowerCase().split(/[-_]/)[0]!;
  return Object.hasOwn(WORDS, base) ? WORDS[base]! : english;
}
