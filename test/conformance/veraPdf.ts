/** veraPDF, the checker of the PDF Association, brought in for one run: it is Java, and no part of what schools install. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The npm package that carries veraPDF with its rules of PDF/UA-1 (Apache-2.0). */
const carrier = { name: '@opendataloader/pdf', version: '2.5.11', jar: 'lib/opendataloader-pdf-cli.jar' };

/** What the package leaves out and Java lost with version 11: JAXB, as Debian and Ubuntu install it. */
const jaxbFolder = '/usr/share/java';
const jaxb = ['jaxb-api', 'jaxb-core', 'jaxb-runtime', 'istack-commons-runtime', 'javax.activation', 'txw2', 'FastInfoset', 'stax-ex'];

export interface Verdict {
	readonly file: string;
	/** How many things the rules were tried on. */
	readonly checks: number;
	/** The rules that are broken, by clause of ISO 14289-1 and number. */
	readonly broken: readonly string[];
}

/** What this machine lacks to run veraPDF, and how it gets it; nothing where it lacks nothing. */
export function missing(): string[] {
	const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
	if (java.error) return ['Java 17 or newer is not on this machine. On Debian or Ubuntu: sudo apt-get install openjdk-17-jdk-headless libjaxb-java'];
	const without = jaxb.filter((name) => !existsSync(jarOf(name)));
	return without.length === 0 ? [] : [`JAXB for Java is not in ${jaxbFolder} (${without.join(', ')}). On Debian or Ubuntu: sudo apt-get install libjaxb-java`];
}

/** Version of Java and of the package, for the report. */
export function versions(): string {
	const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
	return `${carrier.name} ${carrier.version}, ${java.stderr.split('\n')[0] ?? 'Java'}`;
}

/** Checks files against PDF/UA-1. Takes their paths and a folder to bring veraPDF into. */
export function verify(files: readonly string[], folder: string): Verdict[] {
	execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', `${carrier.name}@${carrier.version}`], { stdio: ['ignore', 'ignore', 'inherit'] });
	const classPath = [path.join(folder, 'node_modules', carrier.name, carrier.jar), ...jaxb.map(jarOf)].join(path.delimiter);
	const said = execFileSync('java', ['-cp', classPath, path.join(__dirname, 'PdfUaCheck.java'), ...files], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
	const verdicts = said.split('\n').filter((line) => files.some((file) => line.startsWith(`${file}\t`))).map(verdictIn);
	if (verdicts.length !== files.length) throw new Error(`veraPDF told of ${verdicts.length} files, of ${files.length}.`);
	return verdicts;
}

function verdictIn(line: string): Verdict {
	const [file = '', checks = '0', ...broken] = line.split('\t');
	return { file, checks: Number(checks), broken: broken.filter((rule) => rule !== '') };
}

const jarOf = (name: string) => path.join(jaxbFolder, `${name}.jar`);
