/** What says that a file is meant to be empty: a seller that there is not (ads.txt 1.1, section 3.2.1). */
const NOBODY = 'placeholder.example.com, placeholder, DIRECT, placeholder';

/** `/ads.txt` (IAB Tech Lab, ads.txt 1.1). */
export const adsTxt = (lines: readonly string[]): string => `${(lines.length > 0 ? lines : [NOBODY]).join('\n')}\n`;
