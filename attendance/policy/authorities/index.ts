import { buckinghamshire } from './buckinghamshire';
import { cambridgeshire } from './cambridgeshire';
import { essex } from './essex';
import { kent } from './kent';
import { lancashire } from './lancashire';
import { norfolk } from './norfolk';
import { oxfordshire } from './oxfordshire';
import type { AuthorityPack } from './pack';
import { rotherham } from './rotherham';
import { southwark } from './southwark';
import { stockton } from './stockton';

/** The packs that are shipped, by name. Each holds only what was read; what is unknown is null. */
export const authorities: readonly AuthorityPack[] = [buckinghamshire, cambridgeshire, essex, kent, lancashire, norfolk, oxfordshire, rotherham, southwark, stockton];

export { authorityLines } from './authorityLines';
export { authorityPackSchema, type AuthorityPack } from './pack';
export { readAuthority } from './readAuthority';
export { withAuthority } from './withAuthority';
