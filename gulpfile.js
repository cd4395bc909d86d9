/**
 * Builds the package into `dist`: type check, one bundle a node with all it needs inside (a community node may have no
 * run-time dependencies), icons, codex files, letter templates, fonts, workflows, and the licences of what is bundled.
 */
const { execFile } = require('node:child_process');
const { cp, mkdir, readFile, readdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const spdxLicences = require('spdx-license-list/full');
require('ts-node/register/transpile-only');

const root = __dirname;
const outDir = path.join(root, 'dist');
/** Packages that esbuild took code from, found while bundling; the licence list is made of them. */
const bundledPackages = new Set();

const clean = () => rm(outDir, { recursive: true, force: true });

async function typeCheck() {
	const tsc = require.resolve('typescript/bin/tsc');
	await promisify(execFile)(process.execPath, [tsc, '-p', root], { cwd: root }).catch((failure) => {
		throw new Error(`The type check failed:\n${failure.stdout}`);
	});
}

/** n8n loads each node by its own file, so each is a bundle; n8n itself provides n8n-workflow. */
async function bundleNodes() {
	const { n8n } = require('./package.json');
	const entries = [...n8n.nodes, ...n8n.credentials].map((built) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	await bundle(entries, { outbase: root, outdir: outDir, plugins: [servicesApart] });
}

/**
 * A school's account at Google or Microsoft is half a megabyte of code that most nodes never touch, so it is built once
 * for all of them, and loaded by the node that first reaches for it.
 */
const cloudServices = ['google', 'microsoft365'];

const bundleServices = () => bundle(cloudServices.map((service) => `connectors/cloud/${service}.ts`), { outdir: path.join(outDir, 'services') });

const servicesApart = {
	name: 'services-apart',
	setup: ({ onResolve }) =>
		onResolve({ filter: new RegExp(`/connectors/cloud/(${cloudServices.join('|')})$`) }, ({ path: imported }) => ({
			// As seen from dist/nodes/<Node>/<Node>.node.js.
			path: `../../services/${path.basename(imported)}.js`,
			external: true,
		})),
};

/** The typesetter runs in a thread of its own, so that n8n stays awake while letters are made. */
async function bundleWorkers() {
	await bundle(['connectors/documents/typst/worker.mts'], {
		outfile: path.join(outDir, 'assets/typstWorker.js'),
		define: { 'import.meta.url': '"file:///"' },
	});
}

/**
 * The scanner of delimited text is written in AssemblyScript. Compiled, it is kept beside its source, so that tests and the
 * benchmark run it without a step of their own; one of the tests compiles it again and sees that it is the same.
 */
async function program() {
	const folder = path.join(root, 'connectors/tableSource/file/delimited/runs');
	const outFile = path.join(outDir, 'program.wasm');
	await mkdir(outDir, { recursive: true });
	const compiler = path.join(root, 'node_modules/assemblyscript/bin/asc.js');
	await promisify(execFile)(process.execPath, [compiler, '--config', path.join(folder, 'program/asconfig.json'), path.join(folder, 'program/index.ts'), '--outFile', outFile]);
	const base64 = (await readFile(outFile)).toString('base64');
	await rm(outFile);
	await writeFile(path.join(folder, 'compiled.ts'), `/** \`program/\`, compiled by \`npx gulp program\`. */\nexport const compiled =\n\t'${base64}';\n`);
}

async function bundle(entryPoints, options) {
	const { metafile } = await esbuild.build({
		absWorkingDir: root,
		entryPoints,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node22',
		minifySyntax: true,
		minifyWhitespace: true,
		// Names are kept: a stack trace that a school sends us must say where it broke.
		legalComments: 'none',
		external: ['n8n-workflow'],
		metafile: true,
		logLevel: 'warning',
		...options,
	});
	for (const input of Object.keys(metafile.inputs)) {
		addLicenceOf(input);
	}
}

/** Notes the package that a file comes from; our own files come from none. */
function addLicenceOf(file) {
	const folder = file.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
	if (folder) bundledPackages.add(path.join(root, folder));
}

const iconsAndCodex = () => src('{nodes,credentials}/**/*.{svg,json}', { base: '.', encoding: false }).pipe(dest('dist'));
const workflows = () => src('workflows/**/*.json', { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

/** Fonts and the typesetter's WebAssembly, as they come from their packages, and our own page designs. */
async function assets() {
	const { assetSources } = require('./connectors/documents/assets');
	await mkdir(path.join(outDir, 'assets'), { recursive: true });
	for (const [name, source] of Object.entries(assetSources)) {
		await cp(path.join(root, source), path.join(outDir, 'assets', name));
		addLicenceOf(source);
	}
}

/** The letters as Word files that a school can take, change in Word and give back to the node. */
async function letterTemplates() {
	const { letterFamilies } = require('./attendance/letters');
	const { defaultAccentColour, letterTemplate } = require('./connectors/documents/letters/wordTemplate');
	const folder = path.join(outDir, 'templates/letters');
	await mkdir(folder, { recursive: true });
	for (const family of Object.values(letterFamilies)) {
		await writeFile(path.join(folder, `${family.id}.docx`), await letterTemplate(family, defaultAccentColour));
	}
}

/** The licence of every package whose code or fonts are inside `dist`: their authors ask for no more, and no less. */
async function licences() {
	const parts = [];
	for (const folder of [...bundledPackages].sort()) {
		const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
		const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying|ofl)/i.test(file));
		const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
		// Some packages name their licence and leave its words out.
		if (texts.length === 0) texts.push(spdxLicences[license].licenseText);
		parts.push(`## ${name} ${version}\n\nLicence: ${license}\n\n${texts.map((text) => text.trim()).join('\n\n')}\n`);
	}
	await writeFile(path.join(outDir, 'THIRD_PARTY_LICENCES.md'), `# Software inside this package\n\n${parts.join('\n')}`);
}

const build = series(clean, parallel(typeCheck, series(parallel(bundleNodes, bundleServices, bundleWorkers, iconsAndCodex, workflows, assets, letterTemplates), licences)));

module.exports = { default: build, clean, typeCheck, program };
