import { homedir } from 'node:os';

/** A path whose `~` at the start stands for the home folder of the user that n8n runs as, written out. */
export const withHomeFolder = (file: string): string => file.replace(/^~(?=$|[/\\])/, () => homedir());
