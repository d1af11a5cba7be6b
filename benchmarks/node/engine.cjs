// Render documents with one engine of npm and say how long it took, as JSON.
// node engine.cjs ENGINE TEMPLATE CONTEXTS COUNT [OUT]
const fs = require("fs");
const { performance } = require("perf_hooks");

const engines = {
  docxtemplater(template) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    return async (context) => {
      const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
      made.render(context);
      return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x"(template) {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return (context) => handler.process(template, context);
  },
  carbone(_, path) {
    const carbone = require("carbone");
    carbone.set({ templatePath: require("path").dirname(path), tempPath: require("os").tmpdir() });
    const name = require("path").basename(path);
    return (context) =>
      new Promise((done, failed) => carbone.render(name, context, (error, made) => (error ? failed(error) : done(made))));
  },
};

async function main([engine, path, contextsPath, count, out]) {
  const contexts = JSON.parse(fs.readFileSync(contextsPath, "utf-8"));
  const prepare = engines[engine];
  prepare(fs.readFileSync(path), path); // the modules are loaded before the clock starts
  const begun = performance.now();
  const render = prepare(fs.readFileSync(path), path);
  const seconds = [];
  for (let number = 0; number < Number(count); number++) {
    const start = performance.now();
    const made = await render(contexts[number % contexts.length]);
    seconds.push((performance.now() - start) / 1000);
    if (out && number === 0) fs.writeFileSync(out, made);
  }
  const total = (performance.now() - begun) / 1000;
  console.log(JSON.stringify({ seconds, total, peak: process.resourceUsage().maxRSS / 1024 }));
}

main(process.argv.slice(2));
