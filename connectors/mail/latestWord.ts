import type { Returned } from './deliveryReport';

/** One report for each message: that it failed outweighs that it was late, and nothing follows on a failure. */
export function latestWord(reports: readonly Returned[]): Returned[] {
	const byMessage = new Map<string, Returned>();
	for (const report of reports) if (byMessage.get(report.messageId)?.state !== 'failed') byMessage.set(report.messageId, report);
	return [...byMessage.values()];
}
