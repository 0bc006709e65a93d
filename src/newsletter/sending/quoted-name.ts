/** A display name as RFC 5322 has it, in quotation marks: names of newspapers have commas and full stops. */
export const quotedName = (name: string): string => `"${name.replace(/["\\]/g, String.raw`\$&`)}"`;
