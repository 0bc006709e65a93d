/** The words on the frame of news pages, by language. Lower case, without signs around them. */

const ENGLISH = `
share|share full article|save this story|save this article|save for later|add to your saved stories|view all top stories|reply|like|like this|leave a reply|log in to comment|log in to reply|journalistic standards|share|share this|share this article|share this story|share this post|share article|share on facebook|share on twitter|share on x|share via email|tweet|tweet this|
facebook|twitter|x|bluesky|linkedin|whatsapp|reddit|pinterest|instagram|threads|telegram|mastodon|tumblr|flipboard|messenger|youtube|tiktok|
email|e-mail|mail|print|save|bookmark|copy link|link copied|copy|copied|gift|gift article|gift this article|listen|listen to this article|listen to article|play|pause|
comment|comments|view comments|view all comments|show comments|leave a comment|join the conversation|add a comment|post a comment|
advertisement|advertising|ad|ads|sponsored|sponsored content|paid content|promoted|article continues below|article continues below advertisement|story continues below|story continues below advertisement|continue reading below|scroll to continue|scroll down to continue|advertisement - scroll to continue|remove ads|skip advertisement|
read more|read the full story|read full story|continue reading|keep reading|show more|show less|see more|load more|view more|learn more|more|expand|close|menu|search|skip to content|skip to main content|skip to main|home|log in|login|sign in|register|my account|subscribe|subscribe now|sign up|sign up now|donate|donate now|support us|become a member|
next|previous|next article|previous article|next story|previous story|back to top|top|view gallery|view image|click to enlarge|enlarge|open image modal|hide caption|toggle caption|show caption|image|photo|video|gallery|full screen|
accept|accept all|accept all cookies|accept cookies|reject all|manage cookies|cookie settings|manage preferences|privacy policy|terms of use|terms of service|terms|contact us|about us|
report a typo|report an error|request a correction|send feedback|feedback|a a a|text size|font size|follow|following|follow us|recommended|trending|popular|updated just now|add us on google|view image in fullscreen|view fullscreen|open in app|get the app|reuse this content|discussion about this post|restack|restacks|likes|paid|free preview|preview|cross-post|report this ad|why this ad|sort by|newest first|be the first to comment|no comments|make us preferred on google|
`;
const OTHERS = `
compartir|comparte|publicidad|anuncio|leer más|leer mas|seguir leyendo|sigue leyendo|imprimir|copiar enlace|copiar|comentarios|comentar|guardar|escuchar|suscríbete|suscribirse|síguenos|volver arriba|
partager|publicité|lire la suite|lire plus|imprimer|copier le lien|commentaires|commenter|écouter|enregistrer|abonnez-vous|s'abonner|suivez-nous|offrir l'article|offrir cet article|lire plus tard|ajouter à vos favoris|réagir|réactions|newsletters|vous avez déjà un compte ? connectez-vous|
teilen|anzeige|werbung|weiterlesen|mehr lesen|drucken|link kopieren|kommentare|kommentieren|merken|vorlesen|artikel anhören|abonnieren|folgen|nach oben|artikel verschenken|
공유|공유하기|기사 듣기|기사듣기|음성으로 듣기|구독|구독하기|좋아요|댓글|광고|인쇄|인쇄하기|글자크기|글자 크기|글씨크기 조절|스크랩|페이스북|트위터|카카오톡|카카오스토리|네이버|밴드|url 복사|url복사|링크 복사|주소복사|이전기사|다음기사|본문 바로가기|응원수|추천|뒤로|닫기|무단 전재 및 재배포 금지|무단전재 및 재배포 금지|무단전재-재배포 금지|
シェア|シェアする|共有|ツイート|広告|続きを読む|もっと見る|印刷|コメント|ポスト|リンクをコピー|保存|記事を聴く|無断転載を禁じます|無断転載禁止|フォロー|会員登録|ログイン|
`;

/** Lines that are furniture as they are. */
export const PHRASES: ReadonlySet<string> = new Set(
  `${ENGLISH}|${OTHERS}`
    .split('|')
    .map((phrase) => phrase.trim())
    .filter(Boolean),
);

/** Lines that are furniture whatever their names, numbers and titles are. */
export const PATTERNS: readonly RegExp[] = [
  // How long it takes: 4 min read, Listen 4 min, Listen (4 min), Reading time: 4 minutes, Lesezeit: 4 Min.
  /^\W*(?:(?:listen|play|read|audio|reading time|estimated read(?:ing)? time|lesezeit|temps de lecture|tiempo de lectura|lectura)\W*)?\d{1,3}(?::\d\d)?[ -]?(?:min(?:ute)?s?|mins?|minutos|minuten|분|分)\b\.?(?:[ -](?:read|listen|watch|de lecture|de lectura|lesezeit))?\W*$/iu,
  /^\W*(?:listen|play)\W+\d{1,2}:\d\d\W*$/iu,
  // The clock of a player: 1:42, Listen to this article · 6:41 min Learn more
  /^\d{1,2}:\d\d$/u,
  /^listen to this (?:article|story)\W+\d{1,2}:\d\d\b.{0,30}$/iu,
  // What blogs write below a story.
  /^click to (?:share|e-?mail|print)\b.{0,80}$/iu,
  /^(?:like|tweet|share) ?loading\W*$|^loading\W*$/iu,
  /^(?:tagged(?: with| in)?|tags|see more on|posted in|topics)\s*:\s*\S.{0,160}$/iu,
  /^your e-?mail address will not be published\b.{0,80}$/iu,
  /^\d{1,4} (?:thoughts?|repl(?:y|ies)|responses?) (?:on|to) [“"'‘].{1,160}$/iu,
  /^(?:← ?\S.{1,120}|\S.{1,120} ?→)$/u,
  // Asking for an answer: What do you think? Leave a comment below.
  /^.{0,60}\bleave (?:a|your) comments? below\b.{0,20}$/iu,
  /^(?:read|see|view|show) (?:all )?\d[\d,.]* comments?$/iu,
  /^our (?:journalism|reporting|newsroom) needs your support\b.{0,80}$/iu,
  /^need a break\? play\b.{0,80}$/iu,
  // An hour without a day, which says nothing once it is copied.
  /^(?:last )?updated:? \d{1,2}[:.]\d\d ?[ap]\.?m\.?(?: [\p{Lu}]{2,4})?$/iu,
  // What an agency says of its own report.
  /^this report by .{3,60} was first published\b.{0,60}$/iu,
  // How many have said something: 14 Comments, Comments (14), 댓글 14
  /^\W*(?:\d[\d,.]*\s*(?:comments?|shares?|likes?|views?|commentaires|comentarios|kommentare|reposts)|(?:comments?|shares?|views?|commentaires|comentarios|kommentare|댓글|조회수?|コメント)\s*[(:]?\s*\d[\d,.]*\)?)\W*$/iu,
  // The way to another story: Read more: …, RELATED: …, Lesen Sie auch: …
  /^\W*(?:read (?:more|also|next|this)|also read|see also|see more|related(?: stor(?:y|ies)| articles?)?|more(?: on this| coverage)?|watch|listen|don['’]t miss|recommended(?: reading)?|further reading|lea también|le puede interesar|te puede interesar|ver también|relacionado|lire aussi|à lire aussi|voir aussi|lesen sie auch|mehr zum thema|auch interessant|관련\s?기사|関連記事)\s*[:：|»>]\s*\S.{0,160}$/iu,
  /^read more (?:about|from|on|of our)\b(?!.*[.]$).{0,120}$/iu,
  /^\W*(?:click|tap) here (?:to|for) (?:read|see|view|more)\b.{0,80}$/iu,
  // Who owns it: © 2026 The Harbor Ledger. All rights reserved.
  /^\W*(?:©|ⓒ|\(c\)\s*\d|copyright\b\s*(?:©|ⓒ|\(c\)|\d|by|the|[\p{Lu}])).*(?:\d{4}|rights|reserved|copyright|금지|ⓒ|ledger|news|media|inc|llc).*$/iu,
  /^.{0,120}\b(?:all rights reserved|todos los derechos reservados|tous droits réservés|alle rechte vorbehalten|may not be (?:published|reproduced|republished).{0,120})\.?$/iu,
  /^.{0,60}(?:무단\s?전재.{0,30}금지|無断転載.{0,20})[.。]?$/u,
  // Cookies and consent.
  /^(?:we (?:and our partners )?use cookies|this (?:web)?site uses cookies|by (?:using|continuing to use) (?:this|our) (?:web)?site|utilizamos cookies|este sitio utiliza cookies|nous utilisons des cookies|ce site utilise des cookies|wir verwenden cookies|diese website verwendet cookies)\b/iu,
  // Where to find the paper: Follow us on Facebook, Download our app, Follow AP's coverage at …
  /^(?:follow|like|find|join|watch|add) (?:us|the [\p{Lu}][\p{L} ]+|[\p{Lu}]+['’]s .{0,40}coverage) (?:on|at|as|of)\b.{0,120}$/iu,
  /^(?=.*\bapp\b)(?:download|get|install|stay|want|have|never miss|scan)\b.*\b(?:our|the|your|by) .{0,40}\bapp\b.{0,60}$/iu,
  /^(?:síguenos en|suivez-nous sur|folgen sie uns)\b.{0,100}$/iu,
  // What the house promises: Our Standards: …
  /^(?:our standards|our ethics|trust principles|licensing rights|editorial standards)\s*[:,].{0,100}$/iu,
  // Asking for money: Support local journalism. Subscribe today.
  /^(?:support (?:local|independent|our|nonprofit) (?:news|journalism|reporting|newsroom)|help us (?:report|keep)|subscribe (?:today|now|to (?:the|our))|(?:already|not yet) a (?:subscriber|member)\b|this (?:article|story|content) is (?:for|only available to) (?:subscribers|members)|you have \d+ free articles?)\b.{0,140}$/iu,
  // What one can do with the page: Print this article, Email the author.
  /^(?:print|e-?mail|share|save|bookmark|tweet|comment on|report|download|listen to|like|rate|forward|contact|follow) (?:(?:this|the) )?(?:article|story|page|post|author|reporter|writer)\.?$/iu,
  /^comments (?:are |have been )?(?:closed|off|disabled|turned off)\.?$/iu,
  // A chip of a gallery: 1 of 5, 1/5, Image 1 of 5, Slide 2 of 4
  /^\W*(?:(?:image|photo|slide|picture|foto|bild)\s+)?\d{1,2}\s*(?:of|\/|de|von|sur)\s*\d{1,2}\W*$/iu,
  // The path to the page: Home > News > Local
  /^(?:home|news|start|startseite|inicio|accueil|홈)(?:\s*[>›»/]\s*[\p{L}&' -]{2,30}){1,5}$/iu,
  // An age counted from when it was copied, which nobody knows: 3 hours ago
  /^(?:(?:published|posted|updated|last updated)\W{0,3})?(?:\d{1,2}|an?) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?: ago)\.?$/iu,
  /^(?:article|story) continues (?:below|after)\b.{0,60}$/iu,
];

/** Headings of lists of other stories. */
export const RELATED =
  /^\W*(?:most (?:read|popular|viewed|shared|commented)(?: stories| articles| now| in \S+)?|related(?: stor(?:y|ies)| articles?| content| coverage| news| links| topics)?|more (?:stories|news|headlines|from|in|on this|on|coverage)(?: .{1,40})?|recommended(?: for you| stories| reading)?|you (?:may|might) (?:also )?(?:like|be interested in)|trending(?: now| stories)?|popular(?: now| stories)?|top stories|latest(?: news| stories| headlines)?|read next|up next|editors?['’]s? picks?|what to read next|further reading|in this section|explore more(?: on these topics)?|more on (?:this story|these topics|the topic)|on this topic|topics|tags|filed under|lo más leído|más leídas?|noticias relacionadas|te puede interesar|los más leídos|les plus lus|à lire aussi|sur le même sujet|articles liés|meistgelesen|mehr zum thema|das könnte sie auch interessieren|많이 본 뉴스|인기\s?기사|관련\s?기사|주요\s?뉴스|関連記事|アクセスランキング|おすすめ)\W*$/iu;
