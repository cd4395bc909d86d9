import { ResponseType } from '@microsoft/microsoft-graph-client';
import type { Message } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../service/microsoft365/graphClient';
import { readDeliveryReport, type Returned } from '../deliveryReport';
import { latestWord } from '../latestWord';

/**
 * Exchange keeps every delivery report, its own and other servers', as a message of this class (PidTagMessageClass, 0x001A), in
 * whatever language its subject is. https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcmail and, for the
 * filter, https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
 */
const reportClasses = ['REPORT.IPM.Note.NDR', 'REPORT.IPM.Note.DELAYED'];

/** Delivery reports in a mailbox, in all its folders; one request for each, which gives it as it came over the wire. */
export async function returnedMail(graph: Graph, mailbox: string, since: string): Promise<Returned[]> {
	return await graph.run('It could not be looked up which messages came back', async () => {
		const reports: Returned[] = [];
		for (const reportClass of reportClasses) {
			const $filter = `receivedDateTime ge ${since}T00:00:00Z and singleValueExtendedProperties/any(ep: ep/id eq 'String 0x001A' and ep/value eq '${reportClass}')`;
			for await (const messages of graph.pages<Message>(graph.api(`${mailbox}/messages`, { $filter, $select: 'id', $top: '100' }))) {
				for (const { id } of messages) {
					// https://learn.microsoft.com/graph/outlook-get-mime-message
					const source = (await graph.api(`${mailbox}/messages/${encodeURIComponent(String(id))}/$value`).responseType(ResponseType.ARRAYBUFFER).get()) as ArrayBuffer;
					const report = readDeliveryReport(Buffer.from(source));
					if (report) reports.push(report);
				}
			}
		}
		return latestWord(reports);
	});
}
