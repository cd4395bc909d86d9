import * as z from 'zod/v4';
import { writtenText } from './text';

/** The person at the school whom the authority answers (la-forms §3.2 "Referrer": asked for by every form read). */
export const referrerSchema = z.strictObject({
	name: writtenText,
	role: writtenText,
	phone: writtenText,
	email: z.email(),
});

export type Referrer = z.infer<typeof referrerSchema>;
