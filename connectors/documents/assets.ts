import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Files that documents need while they are made, under the names they have in `dist/assets`, and where each comes from,
 * seen from the root of the package. The build copies this list; nothing else says which fonts are used.
 * Fonts are under the SIL Open Font License; Typst's compiler is under Apache-2.0.
 */
export const assetSources = {
	'typst.wasm': 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm',
	'referralPack.typ': 'connectors/documents/referralPack/pack.typ',
	'inspection.typ': 'connectors/documents/inspection/inspection.typ',
	'firstDay.typ': 'connectors/documents/firstDay/firstDay.typ',
	'letter.typ': 'connectors/documents/letters/letter.typ',
	'letterBlocks.typ': 'connectors/documents/letters/blocks.typ',
	'letterAward.typ': 'connectors/documents/letters/certificate.typ',
	'atAGlance.typ': 'connectors/documents/atAGlance/atAGlance.typ',
	'simulation.typ': 'connectors/documents/simulation/simulation.typ',
	'impact.typ': 'connectors/documents/impact/impact.typ',
	'SourceSans3_400Regular.ttf': font('source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
	'SourceSans3_400Regular_Italic.ttf': font('source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
	'SourceSans3_600SemiBold.ttf': font('source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
	'SourceSans3_700Bold.ttf': font('source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
	'SourceSans3_700Bold_Italic.ttf': font('source-sans-3/700Bold_Italic/SourceSans3_700Bold_Italic.ttf'),
	'NotoSans_400Regular.ttf': font('noto-sans/400Regular/NotoSans_400Regular.ttf'),
	'NotoSans_700Bold.ttf': font('noto-sans/700Bold/NotoSans_700Bold.ttf'),
	'NotoSansArabic_400Regular.ttf': font('noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
	'NotoSansArabic_700Bold.ttf': font('noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'),
	'NotoSansBengali_400Regular.ttf': font('noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf'),
	'NotoSansBengali_700Bold.ttf': font('noto-sans-bengali/700Bold/NotoSansBengali_700Bold.ttf'),
	'NotoSansGurmukhi_400Regular.ttf': font('noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf'),
	'NotoSansGurmukhi_700Bold.ttf': font('noto-sans-gurmukhi/700Bold/NotoSansGurmukhi_700Bold.ttf'),
	'NotoEmoji_400Regular.ttf': font('noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
} as const satisfies Record<string, string>;

export type AssetName = keyof typeof assetSources;

/** Families in the order in which a glyph is looked for: the letter's own, then those that know more scripts. */
export const fontFamilies = ['Source Sans 3', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Bengali', 'Noto Sans Gurmukhi', 'Noto Emoji'] as const;

/** The files of those families, for the typesetter to load. */
export const fontAssets = (Object.keys(assetSources) as AssetName[]).filter((name) => name.endsWith('.ttf'));

/** The worker that typesets: a bundle of its own in `dist/assets`, or its source, whose types Node 24 strips by itself. */
const workerBundle = 'typstWorker.js';
const workerSource = 'connectors/documents/typst/worker.mts';

/** Path of a file in `dist/assets`, or of its source where the code runs unbuilt (tests, generators). */
export function assetPath(name: AssetName): string {
	const { built, folder } = assetHome();
	return path.join(folder, built ? name : assetSources[name]);
}

/** Path of the script that the typesetting worker runs. */
export function typstWorkerPath(): string {
	const { built, folder } = assetHome();
	return path.join(folder, built ? workerBundle : workerSource);
}

let home: { readonly built: boolean; readonly folder: string } | undefined;

/** Walks up from this file: a bundle finds `assets` above itself in `dist`, source finds the root of the repository. */
function assetHome(): { readonly built: boolean; readonly folder: string } {
	for (let folder = __dirname; home === undefined; folder = path.dirname(folder)) {
		if (existsSync(path.join(folder, 'assets', workerBundle))) home = { built: true, folder: path.join(folder, 'assets') };
		else if (existsSync(path.join(folder, workerSource))) home = { built: false, folder };
		else if (folder === path.dirname(folder)) {
			throw new Error(`The folder "assets" with ${workerBundle} is missing above ${__dirname}. Install the package again.`);
		}
	}
	return home;
}

function font(file: string): string {
	return `node_modules/@expo-google-fonts/${file}`;
}
