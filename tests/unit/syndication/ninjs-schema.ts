import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { NINJS_PROFILE } from './ninjs-profile.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema(NINJS_PROFILE);

/** What is wrong with an item by our profile of ninjs, a line each. */
export function ninjsErrors(value: unknown, kind: 'story' | 'feed' = 'story'): string[] {
  const validate = ajv.getSchema(`${NINJS_PROFILE.$id}#/$defs/${kind}`)!;
  // What is undefined is not in the file.
  if (validate(JSON.parse(JSON.stringify(value)))) return [];
  return validate.errors!.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
