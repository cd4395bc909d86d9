import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The APIs whose doubles there are, with the version whose description is used. */
export const versions = { drive: 'v3', sheets: 'v4', gmail: 'v1', calendar: 'v3', chat: 'v1', tasks: 'v1' } as const;
export type ApiName = keyof typeof versions;

const packageFolder = path.dirname(require.resolve('googleapis/package.json'));
export const googleapisVersion = (JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;

/** Where the installed `googleapis` package keeps an API, without the ending: types in `.d.ts`, addresses in `.js`. */
export const moduleOf = (api: ApiName): string => path.join(packageFolder, 'build/src/apis', api, versions[api]);
