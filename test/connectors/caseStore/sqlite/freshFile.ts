import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A path in a folder of its own where nothing is yet. */
export const freshFile = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'case-log-')), 'log', 'case-log.sqlite');
