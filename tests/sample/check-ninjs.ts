/**
 * Checks the ninjs files of a printed site by the IPTC's own schemas, which are in https://github.com/iptc/newsinjson:
 *
 *     node tests/sample/check-ninjs.ts NINJS-SCHEMA.json GEOJSON-SCHEMA.json dist
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const [schema, geoJson, site] = process.argv.slice(2);
if (!schema || !geoJson || !site) throw new Error('Name both schemas and the site.');
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as object;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema(json(geoJson), 'https://geojson.org/schema/GeoJSON.json#');
const validate = ajv.compile(json(schema));

const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?:^|[/\\])ninjs\.json$/.test(file),
);
const broken = files.filter((file) => {
  if (validate(json(join(site, file)))) return false;
  process.stdout.write(`${file}: ${ajv.errorsText(validate.errors)}\n`);
  return true;
});
process.stdout.write(`${files.length} files, ${broken.length} that do not hold to the standard\n`);
process.exitCode = files.length === 0 || broken.length > 0 ? 1 : 0;
