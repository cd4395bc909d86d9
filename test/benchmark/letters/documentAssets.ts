import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { assetSources } from '../../../connectors/documents/assets';

const repository = path.resolve(__dirname, '../../..');

/** Puts beside a bundled program what documents are made with, as the build puts it beside the nodes. */
export async function documentAssets(folder: string): Promise<void> {
	const assets = path.join(folder, 'assets');
	mkdirSync(assets);
	for (const [name, source] of Object.entries(assetSources)) cpSync(path.join(repository, source), path.join(assets, name));
	await build({
		entryPoints: [path.join(repository, 'connectors/documents/typst/worker.mts')],
		outfile: path.join(assets, 'typstWorker.js'),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node24',
		minify: true,
		logLevel: 'error',
		define: { 'import.meta.url': '"file:///"' },
	});
}
