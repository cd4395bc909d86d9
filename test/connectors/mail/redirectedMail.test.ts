import type { Mail, MailService } from '../../../connectors/mail/port';
import { RedirectedMail } from '../../../connectors/mail/redirectedMail';
import { RedirectedDelivery } from '../../../connectors/delivery/redirectedDelivery';
import type { DeliveryService } from '../../../connectors/delivery/port';

const to = 'test-inbox@oakfield.example';

test('a message goes to the one address and to nobody else, whatever fields it has', async () => {
	const sent: Mail[] = [];
	const mails = { send: async (mail: Mail) => (sent.push(mail), { id: '1', messageId: mail.messageId, sentBefore: false }) } as unknown as MailService;
	const family = [{ address: 'ngozi@home.example', name: 'Ngozi Okafor' }];
	const mail = { messageId: 'a@b.example', to: family, cc: family, bcc: family, replyTo: { address: 'office@oakfield.example' }, from: { address: 'attendance@oakfield.example' }, subject: 'TEST: A letter', text: 'Read it', html: '<p>Read it</p>', attachments: [] };
	await new RedirectedMail(mails, { address: to }).send(mail);
	expect(sent).toEqual([{ messageId: 'a@b.example', to: [{ address: to }], from: { address: 'attendance@oakfield.example' }, subject: 'TEST: A letter', text: 'Read it', html: '<p>Read it</p>', attachments: [] }]);
	expect(JSON.stringify(sent)).not.toContain('home.example');
});

test('by GOV.UK Notify an e-mail goes to the one address; nothing is posted and no text is sent', async () => {
	const asked: object[] = [];
	const taken = async (what: object) => (asked.push(what), { id: '1', sentBefore: false });
	const redirected: DeliveryService = new RedirectedDelivery({ post: taken, email: taken, text: taken } as unknown as DeliveryService, to);
	const message = { reference: 'r', template: 't', to: 'ngozi@home.example', fields: {} };
	await expect(redirected.post({ reference: 'r', pdf: Buffer.from('%PDF'), postage: 'second' })).rejects.toMatchObject({ happened: 'no' });
	await expect(redirected.text({ ...message, to: '07700 900123' })).rejects.toMatchObject({ happened: 'no' });
	await redirected.email({ ...message, linkField: 'link', file: { name: 'a.pdf', content: Buffer.from('%PDF') } });
	expect(asked).toEqual([expect.objectContaining({ to })]);
});
