import { ServiceError } from './serviceError';

/**
 * A failure that leaves open whether an earlier request did the thing: looking it up failed, or what follows it. The look-up
 * itself was surely not done, but whoever tries again must look first.
 */
export function perhapsDone(error: unknown): unknown {
	if (!(error instanceof ServiceError) || error.happened === 'unknown') return error;
	const { message, advice, service, status, code } = error;
	return new ServiceError(message, `${advice} It cannot be told whether an earlier try has done it: the next run looks first, and does not do it twice.`, { service, status, code, happened: 'unknown' }, { cause: error });
}
